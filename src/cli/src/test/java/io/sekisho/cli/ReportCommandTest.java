package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(world.directory.resolve("b.md")).exists();
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
