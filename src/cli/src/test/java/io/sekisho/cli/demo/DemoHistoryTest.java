package io.sekisho.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHistoryTest {
    private static final Path GIT = find();

    @TempDir
    Path temporary;

    @Test
    void writesTheSameCommitsEveryTime() throws Exception {
        assertThat(git(shop("one"), "rev-parse", "HEAD")).isEqualTo(git(shop("two"), "rev-parse", "HEAD"));
    }

    @Test
    void touchesOneTokenInNineCommitsAndRemovesOneKey() throws Exception {
        Path shop = shop("shop");

        String additions = git(shop, "log", "-p", "--no-color", "--", DemoHistory.SETTINGS);
        assertThat(additions.lines().filter(line -> line.startsWith("+deploy.token=" + FakeSecrets.githubToken())))
                .hasSize(DemoHistory.TOUCHES);
        assertThat(git(shop, "log", "--format=%s", "--", DemoHistory.PRIVATE_KEY)
                        .lines())
                .hasSize(2);
        assertThat(shop.resolve(DemoHistory.PRIVATE_KEY)).doesNotExist();
        assertThat(shop.resolve(DemoHistory.MAIL)).content().contains(FakeSecrets.awsKeyId());
        assertThat(git(shop, "status", "--porcelain")).isEmpty();
    }

    @Test
    void copiesTheExampleWithItsHiddenFiles() throws Exception {
        Path shop = shop("shop");

        assertThat(git(shop, "ls-files").lines())
                .contains(".gitignore", ".sekisho/config.yml", ".sekisho/suppressions.yml", "web/ui/package-lock.json")
                .noneMatch(path -> path.contains("target/"));
    }

    private Path shop(String name) throws Exception {
        ExampleFiles.copyTo(temporary.resolve(name));
        Path shop = temporary.resolve(name).resolve("shop");
        new DemoHistory(GIT, shop).write();
        return shop;
    }

    private static String git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(GIT.toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, directory, Map.of(), Duration.ofMinutes(1))
                .text()
                .strip();
    }

    private static Path find() {
        return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
                .map(directory -> Path.of(directory, "git"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
