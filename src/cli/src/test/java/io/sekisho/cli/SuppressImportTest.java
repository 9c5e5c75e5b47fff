package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the command asks for, keeps and refuses, whatever tool the list is of. */
class SuppressImportTest extends ImportScene {
    @Test
    void whatAListLacksIsAskedForAtOnce() throws Exception {
        world.write(".gitleaksignore", COMMIT + ":src/B.java:aws-access-token:3\n");
        World.Result result = world.run("suppress", "import", ".gitleaksignore");
        assertThat(result.exit()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("--reason", "--expires");
        assertThat(world.run("suppress", "import", ".gitleaksignore", "--reason", "", "--expires", "30d")
                        .err())
                .contains("no reason is written");
    }

    @Test
    void keepsWhatPeopleWroteAndAddsNothingTwice() throws Exception {
        String own = "# ours\r\nversion: 1\r\nsuppressions:   # all of them\r\n- vulnerability: CVE-2024-0009 # old\r\n"
                + "  reason: \"x\"\r\n  expires: 2027-01-01\r\n\r\n# the end\r\n";
        world.write(FILE, own);
        String foreign =
                suppressions("<suppress><notes>n</notes><cve>CVE-2024-0009</cve><cve>CVE-2024-0010</cve></suppress>");
        World.Result dry = imported(foreign, "--expires", "90d", "--dry-run");
        assertThat(dry.out().lines().filter(line -> line.startsWith("+")).toList())
                .anyMatch(line -> line.contains("CVE-2024-0010"))
                .noneMatch(line -> line.contains("CVE-2024-0009"));
        assertThat(written()).isEqualTo(own);

        assertThat(imported(foreign, "--expires", "90d").out()).contains(": 1. There already: 1.");
        String after = written();
        assertThat(after)
                .startsWith(own.substring(0, own.indexOf("\r\n# the end")))
                .endsWith("# the end\r\n");
        assertThat(after.replace("\r\n", "")).doesNotContain("\n");

        assertThat(imported(foreign, "--expires", "90d").out()).contains(": 0. There already: 2.");
        assertThat(written()).isEqualTo(after);
    }

    /** What did nothing does not look like what did something. */
    @Test
    void saysWhenNothingOrNotAllWasTakenOver() throws Exception {
        for (String empty : new String[] {suppressions(""), "# nothing yet\n"}) {
            World.Result nothing = imported(empty, "--expires", "90d");
            assertThat(nothing.exit()).isEqualTo(ExitCode.PASSED);
            assertThat(nothing.err()).contains("foreign", "holds no entry", "nothing was imported");
            assertThat(nothing.out()).doesNotContain("Added");
        }
        String bad = "<suppress><notes>n</notes><cvssBelow>7</cvssBelow></suppress>";
        World.Result none = imported(suppressions(bad), "--expires", "90d");
        assertThat(none.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(none.out()).contains("Nothing was imported from", "not imported: 1");
        World.Result part = imported(
                suppressions(bad + "<suppress><notes>n</notes><cve>CVE-2024-0001</cve></suppress>"),
                "--expires",
                "90d");
        assertThat(part.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(part.out()).contains("Imported in part", ": 1. There already: 0. Not imported: 1");
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        String notes =
                "ok\"\n  - path: \"**\"&#10;expires: 2099-01-01 # \u001b[31m".replace("\u001b[31m", "\u202Ered\\");
        World.Result result = imported(
                suppressions("<suppress><notes>" + notes + "</notes><cve>CVE-2024-0001</cve></suppress>\n"
                        + "<suppress><notes>n</notes><cve>CVE&#10;- path: x</cve></suppress>"),
                "--expires",
                "90d");
        assertThat(result.exit()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(result.err()).contains("foreign:5: ", "characters").doesNotContain("\u202E");
        assertThat(written().lines().filter(line -> line.strip().startsWith("expires")))
                .hasSize(1);
        assertThat(written().lines().filter(line -> line.strip().startsWith("- ")))
                .hasSize(1);
        assertThat(written()).doesNotContain("\u202E");
        world.run("scan");
        assertThat(world.report().judgement().findings())
                .filteredOn(one -> !one.suppressed().isEmpty())
                .singleElement()
                .satisfies(one -> assertThat(one.suppressed().get(0).reason())
                        .isEqualTo("ok\" - path: \"**\" expires: 2099-01-01 # red\\"));
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        String bomb = "<!DOCTYPE suppressions [<!ENTITY a \"" + "x".repeat(100)
                + "\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n";
        assertWrong(
                imported(bomb + "<suppressions><suppress><notes>&b;</notes></suppress></suppressions>"), "foreign:1");
        assertWrong(imported("<suppressions>\n<suppress>"), "foreign:2", "no well-formed XML");
        assertWrong(imported("<project/>"), "<project>");
        assertWrong(imported("just words"), "neither");
        assertWrong(imported("<FindBugsFilter><Match>" + "<And>".repeat(100)), "deeper than");
        assertWrong(
                imported("<suppressions>" + "<a/>".repeat(100_001) + "</suppressions>"), "more than 100000 elements");
        assertWrong(world.run("suppress", "import", "none.xml"), "none.xml cannot be read");
        world.write("foreign", "");
        Files.write(world.directory.resolve("foreign"), new byte[] {(byte) 0xc3, 0x28});
        assertWrong(world.run("suppress", "import", "foreign"), "neither");

        String cve = suppressions("<suppress><cve>CVE-2024-0001</cve></suppress>");
        assertWrong(imported(cve), "foreign:3", "--expires 90d");
        assertWrong(imported(cve, "--expires", "90d"), "foreign:3", "--reason");
        assertWrong(imported(cve, "--expires", "2020-01-01", "--reason", "r"), "2020-01-01");
        assertWrong(imported(cve, "--expires", "later", "--reason", "r"), "later");
        assertWrong(imported(cve, "--expires", "90d", "--reason", "r", "--report", "none"), "no report");
        assertThat(world.directory.resolve(FILE)).doesNotExist();

        world.write(FILE, "suppressions:\n  - reason: x\n");
        assertWrong(imported(cve, "--expires", "90d", "--reason", "r"), "suppressions.yml:2");
    }

    private static void assertWrong(World.Result result, String... said) {
        assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains(said);
    }

    @Test
    void bigFilesAreReadInTimeOrRefused() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            many.append("<suppress><cve>CVE-2024-").append(i + 10_000).append("</cve></suppress>\n");
        }
        World.Result result = imported(suppressions(many.toString()), "--expires", "90d", "--reason", "r");
        assertThat(result.exit())
                .as(result.err().lines().findFirst().orElse(""))
                .isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains("4000");
        World.Result again = imported(suppressions(many.toString()), "--expires", "90d", "--reason", "r");
        assertThat(again.out()).contains("4000");

        Files.write(
                world.directory.resolve("huge"), ("a:b:1\n" + " ".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8));
        assertWrong(world.run("suppress", "import", "huge"), "4 MB");
    }

    @Test
    void whatWouldMakeTheFileTooLargeIsRefusedAsAWhole() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append("<suppress><cve>CVE-2020-").append(i + 10_000).append("</cve></suppress>\n");
        }
        world.write(FILE, "version: 1 # ours\n");
        World.Result result = imported(suppressions(many.toString()), "--expires", "90d", "--reason", "not ours");
        assertWrong(result, ".sekisho/suppressions.yml would grow to", "1024 KiB", "Split foreign", "CVE-2020-*");
        assertThat(written()).isEqualTo("version: 1 # ours\n");
    }
}
