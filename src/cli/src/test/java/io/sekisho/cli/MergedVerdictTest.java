package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.model.Action;
import io.sekisho.model.Cause;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merge request is judged as the default branch is right after the merge, as far as the change brought it in. */
class MergedVerdictTest extends MergedScene {
    private static final List<String> DIRECTORIES = List.of("tools", "web", "lib", "samples");
    private static final List<String> LINES =
            List.of("BAD one", "BAD two", "KEY 1", "KEY 2", "EXT one", "fine", "fine", "also fine");
    private static final String TOOLS = "path: \"tools/**\"";

    /** The reviewer's. */
    @ParameterizedTest
    @CsvSource({"BAD one,A.txt", "KEY 1,A.txt", "EXT one,A.txt", "LIB g/a 1.0,pom.xml"})
    void whatIsMovedOutOfItsSuppressionsReachIsBroughtIn(String line, String name) throws Exception {
        world.write("tools/" + name, "one\ntwo\n" + line + "\n");
        suppress(TOOLS);
        Path reference = green();
        git("checkout", "-q", "-b", "feature");
        moved("tools/" + name, "web/" + name);
        assertBlocks(reference);
        assertThat(onMain(reference).exit()).isEqualTo(ExitCode.GATE_FAILED);

        moved("web/" + name, "tools/deep/" + name);
        assertPasses(reference);
    }

    @ParameterizedTest
    @CsvSource({"BAD one,A.txt", "KEY 1,A.txt", "EXT one,A.txt", "LIB g/a 1.0,pom.xml"})
    void whatIsMovedFromWhereNoScanLooksIsBroughtIn(String line, String name) throws Exception {
        world.write("samples/" + name, "one\ntwo\n" + line + "\n");
        Path reference = green();
        git("checkout", "-q", "-b", "feature");
        moved("samples/" + name, "web/" + name);
        assertBlocks(reference);
    }

    /** A fingerprint holds the path, so that an entry by it does not move along. */
    @ParameterizedTest
    @CsvSource({"KEY 1,true", "EXT one,true", "BAD one,false", "LIB g/a 1.0,false"})
    void anEntryByFingerprintMovesAlongWhereTheFingerprintDoes(String line, boolean blocks) throws Exception {
        String name = line.startsWith("LIB") ? "pom.xml" : "A.txt";
        world.write("tools/" + name, "one\ntwo\n" + line + "\n");
        commit("base");
        onMain(null);
        suppress("fingerprint: " + world.report().facts().findings().get(0).fingerprint());
        Path reference = green();
        git("checkout", "-q", "-b", "feature");
        moved("tools/" + name, "web/" + name);
        if (blocks) {
            assertBlocks(reference);
        } else {
            assertPasses(reference);
        }
    }

    @Test
    void aVersionThatLeavesItsSuppressionsRangeIsBroughtIn() throws Exception {
        world.write("web/pom.xml", "one\nLIB g/a 1.5\n");
        suppress("package: pkg:maven/g/a, versions: \"<2\"");
        Path reference = green();
        git("checkout", "-q", "-b", "feature");
        world.write("web/pom.xml", "one\nLIB g/a 2.0\n");
        commit("bump");
        assertBlocks(reference);
        world.write("web/pom.xml", "one\nLIB g/a 1.9\n");
        commit("bump less");
        assertPasses(reference);
    }

    /** Whoever repairs nothing brings in nothing either. */
    @ParameterizedTest
    @CsvSource({"BAD one,A.txt", "KEY 1,A.txt", "EXT one,A.txt"})
    void whatNobodySuppressedStaysExistingWhenItIsMoved(String line, String name) throws Exception {
        world.write("web/" + name, "one\ntwo\n" + line + "\n");
        world.write("tools/other.txt", "BAD two\n");
        suppress(TOOLS);
        commit("base");
        assertThat(onMain(null).exit()).isEqualTo(ExitCode.GATE_FAILED);
        Path reference = keep();
        git("checkout", "-q", "-b", "feature");
        moved("web/" + name, "lib/" + name);
        assertPasses(reference);
        moved("lib/" + name, "tools/" + name);
        assertPasses(reference);
    }

    /** An honest change of what is declared makes nothing of the scripts that lie below it. */
    @Test
    void anEditOfAManifestBringsInNoVendoredScript() throws Exception {
        world.write("web/static/old.js", "LIB g/jquery 1.8\n");
        world.write("package.json", "{\"version\": \"1\", \"dependencies\": {\"a\": \"1\"}}\n");
        commit("base");
        assertThat(onMain(null).exit()).isEqualTo(ExitCode.GATE_FAILED);
        Path reference = keep();
        git("checkout", "-q", "-b", "feature");
        world.write("package.json", "{\"version\": \"2\", \"dependencies\": {\"a\": \"2\"}}\n");
        commit("bump");
        assertPasses(reference);
        world.write("web/other/old.js", "LIB g/jquery 1.8\n");
        commit("a copy");
        assertThat(proposed(null).exit()).isEqualTo(ExitCode.GATE_FAILED);
    }

    /** An exception that ended yesterday was the default branch's, and what it leaves is no change's doing. */
    @Test
    void whatASuppressionNoLongerCoversIsNotTheChanges() throws Exception {
        world.write("tools/A.txt", "BAD one\nKEY 1\nEXT one\n");
        suppress(TOOLS);
        Path reference = green();
        world.now = world.now.plusSeconds(86_400 * 400L);
        git("checkout", "-q", "-b", "feature");
        world.write("web/B.txt", "fine\n");
        commit("honest");
        assertThat(proposed(reference).exit()).isEqualTo(ExitCode.PASSED);
        assertThat(world.report().judgement().findings())
                .hasSize(3)
                .allMatch(one -> one.action() == Action.WARN && one.cause() == null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7, 12, 16, 20, 27, 28, 33, 51})
    void aChangeIsJudgedAsTheDefaultBranchAfterIt(int seed) throws Exception {
        Random random = new Random(seed);
        for (String directory : DIRECTORIES) {
            for (String name : List.of("A.txt", "B.txt")) {
                if (random.nextInt(3) > 0) {
                    write(random, directory + "/" + name);
                }
            }
            if (random.nextBoolean()) {
                library(random, directory);
            }
        }
        suppressed(random);
        Path reference = green();
        git("checkout", "-q", "-b", "feature");
        move(random);
        for (int edits = random.nextInt(6) - 2; edits > 0; edits--) {
            edit(random);
        }
        commit("change");
        World.Result compared = proposed(reference);
        List<FindingJudgement> findings = world.report().judgement().findings();
        World.Result alone = proposed(null);
        git("checkout", "-q", "main");
        git("merge", "-q", "--ff-only", "feature");
        World.Result after = onMain(reference);
        assertThat(compared.exit()).as(after.out() + compared.out()).isEqualTo(after.exit());
        assertThat(findings.stream().filter(MergedVerdictTest::isFailing))
                .extracting(FindingJudgement::fingerprint)
                .containsExactlyElementsOf(world.report().judgement().findings().stream()
                        .filter(MergedVerdictTest::isFailing)
                        .map(FindingJudgement::fingerprint)
                        .toList());
        if (after.exit() == ExitCode.GATE_FAILED) {
            assertThat(alone.exit()).as(after.out() + alone.out()).isEqualTo(ExitCode.GATE_FAILED);
        }
    }

    private static boolean isFailing(FindingJudgement one) {
        return one.action() == Action.FAIL;
    }

    private void moved(String from, String to) throws Exception {
        Files.createDirectories(world.directory.resolve(to).getParent());
        git("mv", from, to);
        commit("move");
    }

    private Path green() throws Exception {
        commit("base");
        World.Result result = onMain(null);
        assertThat(result.exit()).as(result.out()).isEqualTo(ExitCode.PASSED);
        return keep();
    }

    private void assertBlocks(Path reference) throws Exception {
        for (Path one : references(reference)) {
            World.Result result = proposed(one);
            assertThat(result.exit()).as("compared with " + one + result.out()).isEqualTo(ExitCode.GATE_FAILED);
            Report report = world.report();
            assertThat(report.judgement().findings())
                    .filteredOn(MergedVerdictTest::isFailing)
                    .isNotEmpty()
                    .allMatch(judged -> judged.cause() == Cause.INTRODUCED);
            assertThat(report.judgement().gone()).isEmpty();
        }
    }

    private void assertPasses(Path reference) throws Exception {
        for (Path one : references(reference)) {
            World.Result result = proposed(one);
            assertThat(result.exit()).as("compared with " + one + result.out()).isEqualTo(ExitCode.PASSED);
        }
    }

    private static List<Path> references(Path reference) {
        List<Path> all = new ArrayList<>();
        all.add(reference);
        all.add(null);
        return all;
    }

    private void write(Random random, String path) throws IOException {
        StringBuilder text = new StringBuilder("unlike " + path + "\nany other\n");
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        world.write(path, text.append("end of " + path + "\n").toString());
    }

    private void library(Random random, String directory) throws IOException {
        world.write(
                directory + "/pom.xml",
                "module " + directory + "\nmore\nLIB g/" + (random.nextBoolean() ? "a" : "b") + " 1."
                        + random.nextInt(3) + "\n");
    }

    /** All that the default branch has is accepted in one of the ways that there are. */
    private void suppressed(Random random) throws Exception {
        List<String> entries = new ArrayList<>(List.of(TOOLS, "package: pkg:maven/g/a, versions: \"<1.2\""));
        if (random.nextBoolean()) {
            entries.add("rule: BAD, path: web/A.txt");
        }
        suppress(entries.toArray(String[]::new));
        commit("base");
        onMain(null);
        if (random.nextInt(3) == 0) {
            world.run("baseline", "create");
        } else {
            world.report().judgement().findings().stream()
                    .filter(MergedVerdictTest::isFailing)
                    .forEach(one -> entries.add("fingerprint: " + one.fingerprint()));
            suppress(entries.toArray(String[]::new));
        }
    }

    private void move(Random random) throws IOException {
        List<String> files = files();
        String file = files.get(random.nextInt(files.size()));
        Path to = world.directory.resolve(
                DIRECTORIES.get(random.nextInt(DIRECTORIES.size())) + file.substring(file.indexOf('/')));
        if (!Files.exists(to)) {
            Files.createDirectories(to.getParent());
            Files.move(world.directory.resolve(file), to);
        }
    }

    private void edit(Random random) throws Exception {
        List<String> files = files();
        String file = files.get(random.nextInt(files.size()));
        String name = file.substring(file.indexOf('/'));
        String to = DIRECTORIES.get(random.nextInt(DIRECTORIES.size())) + name;
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> move(random);
            case 3 -> library(random, DIRECTORIES.get(random.nextInt(DIRECTORIES.size())));
            case 4 -> {
                if (!Files.exists(world.directory.resolve(to))) {
                    Files.createDirectories(world.directory.resolve(to).getParent());
                    Files.copy(world.directory.resolve(file), world.directory.resolve(to));
                }
            }
            case 5 -> Files.delete(world.directory.resolve(file));
            default -> {
                String text = Files.readString(world.directory.resolve(file));
                String line = LINES.get(random.nextInt(LINES.size()));
                world.write(file, random.nextBoolean() ? text + line + "\n" : line + "\n" + text);
            }
        }
    }
}
