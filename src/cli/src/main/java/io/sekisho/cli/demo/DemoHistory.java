package io.sekisho.cli.demo;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the shop's git history: a token that nine commits touch and that is still there, a private key that was removed
 * again, a key id that was added last. Names and dates are fixed, so the commits have the same ids in every demo.
 */
final class DemoHistory {
    /** How many commits touch the token; its line changes its place in each, so each diff shows it. */
    static final int TOUCHES = 9;

    static final String SETTINGS = "deploy/settings.properties";
    static final String PRIVATE_KEY = "deploy/id_rsa";
    static final String MAIL = "web/src/main/resources/mail.properties";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant FIRST = Instant.parse("2026-10-01T09:00:00Z");

    private final Path git;
    private final Path shop;
    private int commits;

    DemoHistory(Path git, Path shop) {
        this.git = git;
        this.shop = shop;
    }

    /** @return number of commits */
    int write() throws CommandException, IOException, InterruptedException {
        git("init", "--quiet");
        // Not "init -b", which older versions do not know.
        git("symbolic-ref", "HEAD", "refs/heads/main");
        // Not among the example's files: archivers leave files of this name out.
        put(".gitignore", "target/\nnode_modules/\nsekisho-report/\n");
        commit("Open the shop");
        for (int replicas = 1; replicas <= TOUCHES; replicas++) {
            put(SETTINGS, settings(replicas));
            commit("Run " + replicas + " of the shop");
        }
        put(PRIVATE_KEY, FakeSecrets.privateKey());
        commit("Add the key for deploying");
        Files.delete(shop.resolve(PRIVATE_KEY));
        commit("Remove the key, it does not belong here");
        put(MAIL, "mail.from=shop@example.org\nmail.id=" + FakeSecrets.awsKeyId() + "\n");
        commit("Send mails");
        return commits;
    }

    private static String settings(int replicas) {
        String token = "deploy.token=" + FakeSecrets.githubToken() + "\n";
        String others = "region=eu-1\nimage=shop\nreplicas=" + replicas + "\nmemory=256M\nport=8080\n";
        return replicas % 2 == 1 ? token + others : others + token;
    }

    private void put(String path, String content) throws IOException {
        Path file = shop.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void commit(String message) throws CommandException, IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "--no-verify", "--message", message);
        commits++;
    }

    private void git(String... arguments) throws CommandException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(git.toString()));
        command.addAll(List.of(arguments));
        ChildProcess.Result result = ChildProcess.run(command, shop, environment(), PATIENCE);
        if (!result.ok()) {
            throw Problem.of(
                    ExitCode.INCOMPLETE,
                    null,
                    "git-failed",
                    arguments[0],
                    result.err().strip());
        }
    }

    /** Nothing of the user's: no signing, no hooks, no templates, no line-end conversion, no repository around us. */
    private Map<String, String> environment() {
        String date = FIRST.plus(Duration.ofDays(commits)).toString();
        Map<String, String> environment = new HashMap<>();
        for (String name :
                List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")) {
            environment.put(name, null);
        }
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
        environment.put("GIT_TEMPLATE_DIR", "");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "Example Shop");
            environment.put("GIT_" + who + "_EMAIL", "shop@example.org");
            environment.put("GIT_" + who + "_DATE", date);
        }
        return environment;
    }
}
