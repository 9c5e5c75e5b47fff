package io.sekisho.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.writer.AllWriters;
import io.sekisho.core.writer.Consumers;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, as a user runs it: the jar, real tools, a real project, a real database. */
class DemoIT {
    private static final Path JAR = Path.of("target", "sekisho.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @TempDir
    Path temporary;

    @Test
    void findsExactlyWhatWasPlantedTwiceAndTellsNoSecret() throws Exception {
        Path demo = temporary.resolve("demo");

        ChildProcess.Result english = sekisho("demo", "--output", demo.toString());

        assertThat(english.exitCode()).as(said(english)).isZero();
        int planted = Comparison.planted(demo.resolve("planted.json")).size();
        assertThat(english.text())
                .contains("All " + planted + " planted flaws were found as planted, and nothing else.")
                .contains("A pipeline would have seen exit code 1 (the gate failed). The demo ends with 0.")
                .contains("sekisho database update");
        Path file = demo.resolve("report/sekisho-report.json");
        assertThat(schema().validate(Files.readString(file), InputFormat.JSON)).isEmpty();
        Report first = ReportJson.read(file);
        assertVerdict(first);
        assertFolding(first);
        assertNoSecret(said(english));
        assertNoSecretUnder(demo.resolve("report"));
        assertNoSecretUnder(demo.resolve("home"));
        assertNoSecretUnder(temporary.resolve("home/logs"));

        assertEveryFormat(demo.resolve("report"));
        assertNoNetwork(demo);

        ChildProcess.Result japanese = sekisho("demo", "--output", demo.toString(), "--language", "ja");

        assertThat(japanese.exitCode()).as(said(japanese)).isZero();
        assertThat(japanese.text()).contains("仕込んだ " + planted + " 件がすべてそのとおりに検出され");
        assertThat(fingerprints(ReportJson.read(file))).isEqualTo(fingerprints(first));
        assertNoSecret(said(japanese));
    }

    /** Each file is what its consumer takes. */
    private void assertEveryFormat(Path report) throws Exception {
        Path files = temporary.resolve("formats");
        List<String> arguments = new ArrayList<>(List.of("report", report.toString()));
        for (ReportWriter writer : AllWriters.list()) {
            Format format = writer.format();
            arguments.addAll(List.of("--to", format.id() + "=" + files.resolve(format.fileName())));
            format.options().stream()
                    .filter(option -> option.usual() == null)
                    .forEach(option -> arguments.addAll(
                            List.of("--set", format.id() + "." + option.name() + "=" + option.example())));
        }
        ChildProcess.Result written = sekisho(arguments.toArray(String[]::new));
        assertThat(written.exitCode()).as(said(written)).isZero();
        Consumers.accept(files);
        assertNoSecretUnder(files);
    }

    /** A scan that has its database and its Gitleaks asks nobody for anything, without --offline as well. */
    private void assertNoNetwork(Path demo) throws Exception {
        try (NetworkTrap trap = new NetworkTrap(temporary)) {
            Map<String, String> environment = new HashMap<>(trap.environment());
            environment.put("SEKISHO_HOME", demo.resolve("home").toString());

            String output = temporary.resolve("unplugged").toString();
            ChildProcess.Result scan = java(
                    trap.javaOptions(),
                    environment,
                    "scan",
                    demo.resolve("shop").toString(),
                    "--output",
                    output);
            assertThat(scan.exitCode()).as(said(scan)).isEqualTo(1);
            assertThat(ReportJson.read(Path.of(output, "sekisho-report.json"))
                            .facts()
                            .coverage()
                            .scanners())
                    .filteredOn(run -> run.state() == ScannerState.COMPLETED)
                    .extracting(ScannerRun::kind)
                    .contains(Kind.DEPENDENCY, Kind.SECRET, Kind.CODE);
            assertThat(trap.caught()).as("connections of a scan").isZero();

            ChildProcess.Result update = java(
                    trap.javaOptions(), environment, "database", "update", "--kev", "https://kev.invalid/kev.json");
            assertThat(update.exitCode()).isEqualTo(3);
            assertThat(trap.caught()).as("the trap catches").isPositive();
        }
    }

    private static void assertVerdict(Report report) {
        assertThat(report.judgement().verdict().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.judgement().verdict().exitCode()).isEqualTo(1);
        assertThat(report.judgement().verdict().reasons())
                .extracting(reason -> reason.code())
                .contains("policy.failed", "dependency.database-demo");
    }

    /** Nothing that a scanner reported vanishes. */
    private static void assertFolding(Report report) {
        for (ScannerRun run : report.facts().coverage().scanners()) {
            long occurrences = report.facts().findings().stream()
                    .flatMap(finding -> finding.occurrences().stream())
                    .filter(occurrence -> occurrence.scanner().equals(run.scanner()))
                    .count();
            assertThat(occurrences).as(run.scanner()).isEqualTo(run.reported());
        }
    }

    private static void assertNoSecretUnder(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertNoSecret(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void assertNoSecret(String text) {
        List<String> values = new ArrayList<>(List.of(FakeSecrets.githubToken(), FakeSecrets.awsKeyId()));
        FakeSecrets.privateKey().lines().filter(line -> !line.startsWith("-")).forEach(values::add);
        for (String value : values) {
            // Not doesNotContain(value), which would print it.
            assertThat(text.contains(value)).as("a secret value is in the text").isFalse();
        }
    }

    private static List<String> fingerprints(Report report) {
        return report.facts().findings().stream().map(Finding::fingerprint).toList();
    }

    private static Schema schema() throws IOException {
        try (InputStream in = ReportJson.class.getResourceAsStream(ReportJson.SCHEMA_RESOURCE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    private ChildProcess.Result sekisho(String... arguments) throws Exception {
        return java(List.of(), Map.of("SEKISHO_HOME", temporary.resolve("home").toString()), arguments);
    }

    private ChildProcess.Result java(List<String> options, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, temporary, environment, PATIENCE);
    }

    private static String said(ChildProcess.Result result) {
        return result.text() + result.err();
    }
}
