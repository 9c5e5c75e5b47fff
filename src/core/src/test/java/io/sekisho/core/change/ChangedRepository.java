package io.sekisho.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.plan.GitRemote;
import io.sekisho.core.plan.GitTarget;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository with a base, and what git says of what became of it since. */
abstract class ChangedRepository {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    Path top;
    String base;
    int asked;

    final Map<String, String> environment = new HashMap<>(Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_COMMITTER_DATE", "2023-01-01T00:00:00Z"));

    @BeforeEach
    void repository() throws Exception {
        top = Files.createDirectories(temp.resolve("r"));
        git("init", "-q", "-b", "main");
        write("src/A.java", numbers(20));
        write("src/Old.java", numbers(30));
        write("src/Same.java", numbers(5));
        write("pom.xml", "<project><packaging>pom</packaging></project>");
        write("app/pom.xml", "<project/>");
        write("lib/pom.xml", "<project/>");
        write("web/package.json", "{}");
        base = commit("base");
    }

    Boolean touched(Kind kind, Occurrence occurrence) throws Exception {
        return touched(find(), kind, occurrence);
    }

    static Boolean touched(Changes changes, Kind kind, Occurrence occurrence) throws Exception {
        return changes.witness(List.of(finding(kind, occurrence)))
                .get(0)
                .occurrences()
                .get(0)
                .touched();
    }

    GitTarget target() {
        return new GitTarget("origin/main", base, null);
    }

    Changes find() throws Exception {
        return find(top, target(), null, null);
    }

    Changes find(Path root, GitTarget target, String reference, GitRemote remote) throws Exception {
        return new ChangeFinder(target, remote, CLOCK).find(root, reference, temp.resolve("work" + asked++));
    }

    static Occurrence at(String path, int line) {
        return Occurrence.at("x", line == 0 ? Location.file(path) : Location.line(path, line));
    }

    static Finding finding(Kind kind, Occurrence occurrence) {
        return new Finding(
                kind,
                "x1:0",
                Severity.HIGH,
                null,
                new Rule("r", "r", null, List.of(), null),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(occurrence));
    }

    static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    void write(String path, String content) throws IOException {
        Files.createDirectories(top.resolve(path).getParent());
        Files.writeString(top.resolve(path), content);
    }

    String commit(String message) throws Exception {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD");
    }

    String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        ChildProcess.Result result = ChildProcess.run(command, top, environment, Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(command + ": " + result.err()).isZero();
        return result.text().strip();
    }
}
