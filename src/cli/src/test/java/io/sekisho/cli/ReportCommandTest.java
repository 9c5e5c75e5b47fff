package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    Path temp;

    @Test
    void scanGateAndReportWriteTheSameFile() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        assertThat(world.run("scan", "--to", "markdown=out/a.md").exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(world.run("gate", "sekisho-report", "--to", "markdown=b.md").exit())
                .isEqualTo(ExitCode.GATE_FAILED);
        World.Result result = world.run("report", "--to", "markdown=c.md", "--to", "markdown=out/");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        String page = Files.readString(world.directory.resolve("out/a.md"));
        assertThat(page).contains("FAILED", "src/A.java:7");
        for (String same : List.of("b.md", "c.md", "out/sekisho-report.md")) {
            assertThat(world.directory.resolve(same)).hasContent(page);
        }
        assertThat(result.err()).contains("Wrote markdown: " + world.directory.resolve("c.md"));
    }

    @Test
    void speaksJapaneseWhenAsked() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        world.run("report", "--language", "ja", "--to", "markdown=a.md");
        assertThat(world.directory.resolve("a.md")).content().contains("不合格", "検出結果");
    }

    @Test
    void listsTheFormatsWhenNoneIsNamed() throws Exception {
        World.Result result = new World(temp, FakeScanner.critical()).run("report");
        assertThat(result.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains("markdown", "--set markdown.findings=100");
    }

    @Test
    void anOptionIsTypedOrSetInTheEnvironment() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        world.run("report", "--to", "markdown=a.md", "--set", "markdown.findings=0");
        assertThat(world.directory.resolve("a.md")).content().doesNotContain("src/A.java");
        world.environment.put("SEKISHO_MARKDOWN_FINDINGS", "0");
        world.run("report", "--to", "markdown=b.md");
        assertThat(world.directory.resolve("b.md")).content().doesNotContain("src/A.java");
        world.environment.put("SEKISHO_MARKDOWN_FINDINGS", "many");
        World.Result wrong = world.run("report", "--to", "markdown=c.md");
        assertThat(wrong.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(wrong.err()).contains("SEKISHO_MARKDOWN_FINDINGS", "many");
    }

    @Test
    void wrongTargetsAreToldBeforeAnythingIsScanned() throws Exception {
        World world = new World(temp, new FakeScanner(Kind.SECRET, context -> {
            throw new AssertionError("scanned");
        }));
        for (List<String> wrong : List.of(
                List.of("--to", "markdwn=a.md"),
                List.of("--to", "markdown"),
                List.of("--to", "markdown="),
                List.of("--to", "markdown=a.md", "--to", "markdown=./a.md"),
                List.of("--to", "markdown=sekisho-report/sekisho-report.json"),
                List.of("--to", "markdown=a.md", "--set", "markdown.finding=1"),
                List.of("--to", "markdown=a.md", "--set", "markdown.findings=x"),
                List.of("--to", "markdown=a.md", "--set", "findings=1"))) {
            String[] arguments = new String[wrong.size() + 1];
            arguments[0] = "scan";
            for (int i = 0; i < wrong.size(); i++) {
                arguments[i + 1] = wrong.get(i);
            }
            World.Result result = world.run(arguments);
            assertThat(result.exit()).as(wrong + result.err()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(world.reportFile()).doesNotExist();
        }
        assertThat(world.run("scan", "--to", "markdwn=a.md").err()).contains("Did you mean markdown?");
    }

    /** Whoever finds a file after a scan that was stopped must not take it for that scan's. */
    @Test
    void anEarlierFileIsGoneWhileTheScanRuns() throws Exception {
        World world = new World(temp, new FakeScanner(Kind.SECRET, context -> {
            assertThat(context.plan().root().resolve("a.md")).doesNotExist();
            return FakeScanner.result();
        }));
        for (int i = 0; i < 2; i++) {
            world.run("scan", "--to", "markdown=a.md");
            assertThat(world.report().facts().coverage().gaps()).isEmpty();
            assertThat(world.directory.resolve("a.md")).exists();
        }
    }

    @Test
    void whatCannotBeWrittenIsToldAndTheReportIsKept() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        world.write("file", "");
        World.Result result = world.run("report", "--to", "markdown=file/a.md", "--to", "markdown=b.md");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("file/a.md").doesNotContain("Exception");
        assertThat(world.report().facts().findings()).isNotEmpty();
    }

    /** Two names of one place, companions, devices and links. */
    @Test
    void noFileIsReplacedByMistake() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.run("scan");
        byte[] report = Files.readAllBytes(world.reportFile());
        Files.createSymbolicLink(
                world.directory.resolve("alias"), world.reportFile().getParent());
        for (List<String> wrong : List.of(
                List.of("--to", "csv=alias/sekisho-report.json"),
                List.of("--to", "csv=sekisho-report/a.out", "--to", "sarif=alias/a.out"),
                List.of("--to", "html-linked=page.html", "--to", "csv=sekisho-report.css"),
                List.of("--to", "csv=/dev/null"))) {
            List<String> arguments = new ArrayList<>(List.of("report"));
            arguments.addAll(wrong);
            World.Result result = world.run(arguments.toArray(String[]::new));
            assertThat(result.exit()).as(wrong + result.err()).isEqualTo(ExitCode.WRONG_USAGE);
        }
        assertThat(world.run("gate", "sekisho-report", "-o", "j", "--to", "csv=j/sekisho-history.json")
                        .exit())
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(world.run("dashboard", "sekisho-report", "-o", "alias/sekisho-report.json")
                        .exit())
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(Files.readAllBytes(world.reportFile())).isEqualTo(report);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();

        world.write("elsewhere.csv", "old");
        Files.createSymbolicLink(world.directory.resolve("link.csv"), world.directory.resolve("elsewhere.csv"));
        assertThat(world.run("report", "--to", "csv=link.csv").exit()).isEqualTo(ExitCode.PASSED);
        assertThat(Files.isSymbolicLink(world.directory.resolve("link.csv"))).isTrue();
        assertThat(world.directory.resolve("elsewhere.csv")).content().contains("aws-access-token");
    }

    @Test
    void aCommandThatFailsLeavesNoEarlierFile() throws Exception {
        World world = new World(temp, FakeScanner.critical());
        world.write("damaged.json", "{");
        for (String command : List.of("report", "gate", "merge")) {
            world.write("x.sarif", "stale");
            World.Result result = world.run(command, "damaged.json", "--to", "sarif=x.sarif");
            assertThat(result.exit()).as(command).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(world.directory.resolve("x.sarif")).as(command).doesNotExist();
        }
    }

    /** A second scan does not find what the first one wrote about. */
    @Test
    void whatAScanWritesIsNotScanned() throws Exception {
        World world = new World(temp, new FakeScanner(Kind.SECRET, context -> {
            Path root = context.plan().root();
            assertThat(context.plan().isForeign(root.resolve("page.md"))).isTrue();
            assertThat(context.plan().isForeign(root.resolve("other.md"))).isFalse();
            return FakeScanner.result();
        }));
        world.run("scan", "--to", "markdown=page.md");
        assertThat(world.report().facts().coverage().gaps()).isEmpty();
    }
}
