package io.sekisho.cli.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.AdminWorld;
import io.sekisho.cli.AdminWorld.Result;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commits with a real git; the Sekisho that the hook calls is a script which knows one secret. */
@DisabledOnOs(OS.WINDOWS)
class HookCommandTest {
    private static final String SEKISHO = """
            #!/bin/sh
            printf '%s\\n' "$@" >"$(dirname "$0")/arguments"
            [ ! -f "$(dirname "$0")/broken" ] || exit 3
            ! git diff --cached | grep -q 'not-for-you'
            """;

    @TempDir
    Path root;

    private AdminWorld world;
    private Path launcher;
    private Path hook;

    @BeforeEach
    void repository() throws Exception {
        world = new AdminWorld(root);
        launcher = root.resolve("it's here/sekisho");
        program(launcher, SEKISHO);
        world.set("SEKISHO_LAUNCHER", launcher.toString());
        git("init", "-q");
        hook = world.directory.resolve(".git/hooks/pre-commit");
    }

    @Test
    void blocksACommitWithASecretAndLetsAnotherThrough() throws Exception {
        Result installed = world.run("hook", "install");
        assertThat(installed.code()).as(installed.err()).isEqualTo(ExitCode.PASSED);
        assertThat(installed.out()).contains("is installed", hook.toString(), "--no-verify");

        stage("a.txt", "not-for-you");
        ChildProcess.Result blocked = commit();
        assertThat(blocked.exitCode()).isNotZero();
        assertThat(blocked.err()).contains("The commit was refused", "suppressions.yml");
        assertThat(root.resolve("it's here/arguments"))
                .content()
                .isEqualTo("scan\n--staged\n--only\nsecret\n--fail-on\nlow\n--output\n.git/sekisho-report\n");

        stage("a.txt", "for everybody");
        ChildProcess.Result passed = commit();
        assertThat(passed.ok()).as(passed.err()).isTrue();
    }

    @Test
    void blocksWhatCouldNotBeChecked() throws Exception {
        world.run("hook", "install", "--language", "ja");
        Files.createFile(launcher.resolveSibling("broken"));
        stage("a.txt", "for everybody");
        ChildProcess.Result unchecked = commit();
        assertThat(unchecked.exitCode()).isNotZero();
        assertThat(unchecked.err()).contains("シークレットを調べられませんでした");
        assertThat(root.resolve("it's here/arguments")).content().endsWith("--language\nja\n");

        Files.delete(launcher);
        ChildProcess.Result gone = commit();
        assertThat(gone.exitCode()).isNotZero();
        assertThat(gone.err()).contains(launcher + " がなくなった", "hook install");
    }

    @Test
    void isIdempotentAndFollowsAMovedLauncher() throws Exception {
        world.run("hook", "install");
        String first = Files.readString(hook);
        assertThat(world.run("hook", "install").out()).contains("installed already");
        assertThat(Files.readString(hook)).isEqualTo(first);

        Path moved = root.resolve("moved/sekisho");
        program(moved, SEKISHO);
        world.set("SEKISHO_LAUNCHER", moved.toString());
        assertThat(world.run("hook", "install").out()).contains("up to date now");
        assertThat(Files.readString(hook)).contains(moved.toString()).doesNotContain("it'\\''s here");
        assertThat(Files.isExecutable(hook)).isTrue();

        assertThat(world.run("hook", "uninstall").out()).contains("is removed");
        assertThat(hook).doesNotExist();
        Result again = world.run("hook", "uninstall");
        assertThat(again.code()).isEqualTo(ExitCode.PASSED);
        assertThat(again.out()).contains("no pre-commit hook to remove");
        try (var left = Files.list(hook.getParent())) {
            assertThat(left.filter(file -> !file.toString().endsWith(".sample")))
                    .isEmpty();
        }
    }

    @Test
    void neverOverwritesAnotherHook() throws Exception {
        program(hook, "#!/bin/sh\necho other >&2\n");
        Result refused = world.run("hook", "install");
        assertThat(refused.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(refused.err()).contains("not ours", "--chain", "sekisho scan --staged --only secret");
        assertThat(world.run("hook", "uninstall").out()).contains("left alone");
        assertThat(hook).content().isEqualTo("#!/bin/sh\necho other >&2\n");
    }

    @Test
    void chainsAnotherHookAndGivesItBack() throws Exception {
        program(hook, "#!/bin/sh\necho other >&2\nexit 1\n");
        assertThat(world.run("hook", "install", "--chain").code()).isEqualTo(ExitCode.PASSED);
        assertThat(world.run("hook", "install", "--chain").out()).contains("installed already");
        stage("a.txt", "not-for-you");
        assertThat(commit().err()).contains("The commit was refused").doesNotContain("other");
        stage("a.txt", "for everybody");
        ChildProcess.Result other = commit();
        assertThat(other.ok()).isFalse();
        assertThat(other.err()).contains("other");

        assertThat(world.run("hook", "uninstall").out()).contains("the one before is back");
        assertThat(hook).content().isEqualTo("#!/bin/sh\necho other >&2\nexit 1\n");
        assertThat(Files.isExecutable(hook)).isTrue();
    }

    @Test
    void keepsBothWhenSomebodyReplacedOurs() throws Exception {
        program(hook, "#!/bin/sh\n# first\n");
        world.run("hook", "install", "--chain");
        program(hook, "#!/bin/sh\n# second\n");
        Result refused = world.run("hook", "install", "--chain");
        assertThat(refused.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(refused.err()).contains("pre-commit.chained-by-sekisho");
        assertThat(hook).content().contains("second");
        assertThat(hook.resolveSibling("pre-commit.chained-by-sekisho"))
                .content()
                .contains("first");
    }

    @Test
    void findsHooksTheWayGitDoes() throws Exception {
        git("config", "core.hooksPath", "tools/hooks");
        Path below = Files.createDirectories(world.directory.resolve("src/deep"));
        Result inTree = world.run("hook", "install", below.toString());
        assertThat(inTree.out()).contains("Do not commit the hook");
        assertThat(world.directory.resolve("tools/hooks/pre-commit")).isExecutable();
        stage("a.txt", "not-for-you");
        assertThat(commit().ok()).isFalse();

        git("config", "core.hooksPath", root.resolve("shared").toString());
        assertThat(world.run("hook", "install").out()).contains("all repositories");
        assertThat(root.resolve("shared/pre-commit")).isExecutable();

        git("config", "core.hooksPath", "/dev/null");
        Result off = world.run("hook", "install");
        assertThat(off.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(off.err()).contains("switched off", "core.hooksPath");

        Files.createDirectories(world.directory.resolve(".husky/_"));
        git("config", "core.hooksPath", ".husky/_");
        Result husky = world.run("hook", "install");
        assertThat(husky.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(husky.err()).contains(".husky/pre-commit");
    }

    @Test
    void servesLinkedWorkTrees() throws Exception {
        stage("a.txt", "for everybody");
        commit();
        Path linked = root.resolve("linked");
        git("worktree", "add", "-q", linked.toString());
        assertThat(world.run("hook", "install", linked.toString()).code()).isEqualTo(ExitCode.PASSED);
        assertThat(hook).isExecutable();
        Files.writeString(linked.resolve("b.txt"), "not-for-you");
        git(linked, "add", "b.txt");
        assertThat(git(linked, "commit", "-q", "-m", "x").ok()).isFalse();
    }

    @Test
    void servesThePreCommitFramework() throws Exception {
        Path repository = Path.of(System.getProperty("sekisho.root"));
        String entry = Files.readAllLines(repository.resolve(".pre-commit-hooks.yaml")).stream()
                .filter(line -> line.strip().startsWith("entry: "))
                .findFirst()
                .orElseThrow()
                .replaceFirst(" *entry: ", "");
        assertThat(repository.resolve(entry)).isExecutable();
        Path copy = launcher.resolveSibling(entry);
        program(copy, Files.readString(repository.resolve(entry)));
        stage("a.txt", "not-for-you");
        ChildProcess.Result result =
                ChildProcess.run(List.of(copy.toString()), world.directory, Map.of(), Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(root.resolve("it's here/arguments"))
                .content()
                .isEqualTo("scan\n--staged\n--only\nsecret\n--output\n.git/sekisho-report\n--fail-on\nlow\n");
        ChildProcess.run(List.of(copy.toString(), "--fail-on=high"), world.directory, Map.of(), Duration.ofSeconds(30));
        assertThat(root.resolve("it's here/arguments")).content().endsWith("sekisho-report\n--fail-on=high\n");
    }

    @Test
    void saysWhatIsWrongWithThePlace() {
        Result none = world.run("hook", "install", root.toString());
        assertThat(none.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(none.err()).contains("in no git repository", "git init");
        assertThat(world.run("hook", "install", "nowhere").code()).isEqualTo(ExitCode.WRONG_USAGE);
        world.environment.remove("SEKISHO_LAUNCHER");
        assertThat(world.run("hook", "install").err()).contains("./sekisho");
        assertThat(world.run("hook").code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private void stage(String name, String content) throws Exception {
        Files.writeString(world.directory.resolve(name), content + "\n");
        assertThat(git("add", name).ok()).isTrue();
    }

    private ChildProcess.Result commit() throws Exception {
        return git("commit", "-q", "-m", "x");
    }

    private ChildProcess.Result git(String... arguments) throws Exception {
        return git(world.directory, arguments);
    }

    private static ChildProcess.Result git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
        return ChildProcess.run(command, directory, environment, Duration.ofSeconds(30));
    }

    static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
