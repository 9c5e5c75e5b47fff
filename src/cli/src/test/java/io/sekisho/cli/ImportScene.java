package io.sekisho.cli;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.CommitRef;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project with findings of each kind, and another tool's list to import. */
abstract class ImportScene {
    static final String FILE = ".sekisho/suppressions.yml";
    static final String COMMIT = "0a1b2c3d".repeat(5);

    @TempDir
    Path temp;

    World world;

    @BeforeEach
    void setUp() throws Exception {
        world = new World(
                temp,
                new FakeScanner(
                        Kind.DEPENDENCY,
                        context -> FakeScanner.result(
                                vulnerability("CVE-2024-0001", "org.example:web", "1.0", 9.8, null),
                                vulnerability("CVE-2024-0002", "org.example:web", "1.0", 3.1, null),
                                vulnerability("CVE-2024-0003", "org.example:cache", "2.0", 5.0, "lib/cache-2.0.jar"))),
                new FakeScanner(
                        Kind.SECRET,
                        context -> FakeScanner.result(secret("src/A.java", 7, null), secret("src/B.java", 3, COMMIT))),
                new FakeScanner(
                        Kind.CODE,
                        context -> FakeScanner.result(
                                code("SQL_INJECTION", "com.shop.Cart", "find(Ljava/lang/String;)V", "SECURITY"),
                                code("XXE", "com.shop.Cart", "parse()V", "SECURITY"),
                                code("EI_EXPOSE", "com.shop.model.Item", "get()V", "MALICIOUS_CODE"))));
    }

    private static RawFinding vulnerability(String id, String name, String version, double score, String jar) {
        String purl = "pkg:maven/" + name.replace(':', '/') + "@" + version;
        String artifact = name.substring(name.indexOf(':') + 1);
        return RawFinding.dependency(
                List.of(id, purl),
                new Rule(id, null, null, List.of(79), null),
                null,
                new Occurrence(
                        "dependency", Location.line("pom.xml", 10), jar, "", null, true, List.of(purl), null, null),
                new Vulnerability(
                        id,
                        List.of(),
                        purl,
                        name,
                        version,
                        "cpe:2.3:a:example:" + artifact + ":" + version + ":*:*:*:*:*:*:*",
                        null,
                        "high",
                        List.of(new CvssScore("3.1", score, null, null)),
                        null,
                        null,
                        null),
                null);
    }

    private static RawFinding secret(String path, int line, String commit) {
        return RawFinding.secret(
                List.of("aws-access-token", path, "x"),
                new Rule("aws-access-token", null, null, List.of(798), null),
                null,
                new Occurrence(
                        "secret",
                        Location.line(path, line),
                        null,
                        null,
                        commit == null ? null : new CommitRef(commit, Instant.EPOCH),
                        commit == null,
                        List.of(),
                        null,
                        null),
                new SecretDetail(3, List.of()),
                null);
    }

    private static RawFinding code(String rule, String className, String method, String category) {
        return RawFinding.code(
                List.of(rule, className, method),
                new Rule(rule, null, null, List.of(), null),
                null,
                Occurrence.at("code", Location.line("src/main/java/" + className.replace('.', '/') + ".java", 5)),
                new CodeDetail(className, method, category, 5, "high"),
                null);
    }

    World.Result imported(String content, String... more) throws Exception {
        world.write("foreign", content);
        String[] arguments = new String[more.length + 3];
        arguments[0] = "suppress";
        arguments[1] = "import";
        arguments[2] = "foreign";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return world.run(arguments);
    }

    String written() throws Exception {
        return Files.readString(world.directory.resolve(FILE));
    }

    static String suppressions(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<suppressions xmlns=\"https://jeremylong.github.io/"
                + "DependencyCheck/dependency-suppression.1.3.xsd\">\n" + inside + "\n</suppressions>\n";
    }
}
