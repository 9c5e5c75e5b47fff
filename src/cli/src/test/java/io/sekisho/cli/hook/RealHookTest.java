package io.sekisho.cli.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.AdminWorld;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.trust.TrustResolver;
import io.sekisho.scanner.secret.Gitleaks;
import io.sekisho.scanner.secret.GitleaksProvider;
import io.sekisho.scanner.secret.SecretSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From {@code git commit} to the real Gitleaks and back. */
@DisabledOnOs(OS.WINDOWS)
class RealHookTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @TempDir
    Path root;

    @Test
    void aCommitWithASecretIsBlockedAndOneWithoutPasses() throws Exception {
        AdminWorld world = new AdminWorld(root);
        Path launcher = root.resolve("sekisho");
        HookCommandTest.program(
                launcher,
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' io.sekisho.cli.Main \"$@\"\n");
        world.set("SEKISHO_LAUNCHER", launcher.toString());
        git(world, "init", "-q");
        assertThat(world.run("hook", "install").code()).isEqualTo(ExitCode.PASSED);

        // Made here, so that no scanner of this repository trips over it.
        String token = "ghp_" + random(new SecureRandom(), 36);
        Files.writeString(world.directory.resolve("deploy.properties"), "token=" + token + "\n");
        git(world, "add", "-A");
        ChildProcess.Result blocked = git(world, "commit", "-q", "-m", "x");
        assertThat(blocked.exitCode()).as(blocked.text() + blocked.err()).isEqualTo(1);
        assertThat(blocked.err()).contains("The commit was refused");
        assertThat(blocked.text() + blocked.err()).contains("deploy.properties").doesNotContain(token);
        assertThat(git(world, "status", "--porcelain").text())
                .as("the report does not lie in the work tree")
                .isEqualTo("A  deploy.properties\n");

        // Of medium severity: the gate of a scan would let it pass by default.
        String key = random(new Random(21), 20);
        Files.writeString(world.directory.resolve("deploy.properties"), "service_api_key = \"" + key + "\"\n");
        git(world, "add", "-A");
        ChildProcess.Result generic = git(world, "commit", "-q", "-m", "x");
        assertThat(generic.exitCode()).as(generic.text() + generic.err()).isEqualTo(1);
        assertThat(generic.text() + generic.err()).contains("generic-api-key").doesNotContain(key);

        Files.writeString(world.directory.resolve("deploy.properties"), "token=${TOKEN}\n");
        git(world, "add", "-A");
        ChildProcess.Result passed = git(world, "commit", "-q", "-m", "x");
        assertThat(passed.ok()).as(passed.text() + passed.err()).isTrue();
        assertThat(git(world, "log", "--oneline").text().lines()).hasSize(1);
    }

    private static String random(Random random, int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /** Shared with the secret scanner's own tests, so that it is downloaded once on a machine. */
    private static Path gitleaks() throws Exception {
        String named = System.getenv("SEKISHO_TEST_TOOLS");
        Path tools = named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "sekisho-tests")
                : Path.of(named);
        Gitleaks gitleaks = new GitleaksProvider(new SecretSettings(
                        null, new SekishoHome(tools), Map.of("PATH", ""), false, null, TrustedFiles.NONE))
                .provide();
        return gitleaks.path();
    }

    private static ChildProcess.Result git(AdminWorld world, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>();
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        TrustResolver.VARIABLES.forEach(name -> environment.put(name, "")); // this test may run on a CI system
        environment.put("SEKISHO_HOME", world.home.root().toString());
        environment.put("SEKISHO_GITLEAKS", gitleaks().toString());
        return ChildProcess.run(command, world.directory, environment, Duration.ofSeconds(60));
    }
}
