package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.ScannerFactory;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.scanner.dependency.DependencyScanner;
import io.sekisho.scanner.dependency.DependencySettings;
import io.sekisho.scanner.dependency.database.DatabaseLocation;
import io.sekisho.scanner.dependency.database.StoredDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The merge request of somebody who brings a vulnerable package in, and lies about it in the lock file: with a real database. */
@DisabledOnOs(OS.WINDOWS)
class MergeRequestLockTest extends MergeRequestScene {
    private static final String FEED = """
            {"resultsPerPage": 1, "startIndex": 0, "totalResults": 1, "format": "NVD_CVE", "version": "2.0",
            "timestamp": "2026-11-23T00:00:00.000", "vulnerabilities": [{"cve": {"id": "CVE-2026-1001",
            "sourceIdentifier": "x@example.org", "published": "2026-01-01T00:00:00.000",
            "lastModified": "2026-11-23T00:00:00.000", "vulnStatus": "Analyzed", "cveTags": [],
            "descriptions": [{"lang": "en", "value": "A flaw of rocketlib"}],
            "metrics": {"cvssMetricV31": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {"version": "3.1",
            "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8,
            "baseSeverity": "CRITICAL"}, "exploitabilityScore": 3.9, "impactScore": 5.9}]}, "weaknesses": [],
            "configurations": [{"nodes": [{"operator": "OR", "negate": false, "cpeMatch": [{"vulnerable": true,
            "criteria": "cpe:2.3:a:rocketlib:rocketlib:*:*:*:*:*:*:*:*", "versionEndExcluding": "1.9",
            "matchCriteriaId": "00000000-0000-0000-0000-000000000000"}]}]}],
            "references": []}}]}""";

    @TempDir
    static Path shared;

    private static SekishoHome database;

    @BeforeAll
    static void database() throws Exception {
        World world = new World(shared);
        world.write("nvdcve-2026.json", FEED);
        World.Result update = world.run("database", "update", "--nvd-feed", "nvdcve-2026.json");
        assertThat(update.exit()).as(update.err()).isEqualTo(ExitCode.PASSED);
        database = new SekishoHome(world.home);
    }

    @Override
    ScannerFactory scanners() {
        DependencySettings settings = new DependencySettings(
                new DatabaseLocation.Local(database), new StoredDatabases(), Clock.fixed(World.NOW, ZoneOffset.UTC));
        return (context, request, config, trusted) -> List.of(new DependencyScanner(settings));
    }

    @BeforeEach
    void target() throws Exception {
        git(work, "checkout", "-q", "main");
        // Of a database with one flaw, most years are missing.
        write(".sekisho/config.yml", "gate: {fail-on: high}\ncompleteness: {database-partial: noted}\n");
        project("'rocketlib': '^1.9.0'", "'node_modules/rocketlib': {'version': '1.9.0', " + resolved("1.9.0") + "}");
        commit("a package without flaws");
        git(work, "checkout", "-q", "-B", "change");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "the plain truth; 'rocketlib': '1.4.0'; rocketlib; 'version': '1.4.0'",
                "for development only; 'rocketlib': '1.4.0'; rocketlib; 'version': '1.4.0', 'dev': true",
                "another version; 'rocketlib': '*'; rocketlib; 'version': '1.9.0'",
                "an alias without its name; 'zz': 'npm:rocketlib@1.4.0'; zz; 'version': '1.4.0'",
            })
    void aVulnerablePackageDoesNotPassBehindALie(String lie, String wanted, String alias, String entry)
            throws Exception {
        project(wanted, "'node_modules/" + alias + "': {" + entry + ", " + resolved("1.4.0") + "}");
        commit("an older one");
        mergeRequest(20);
        World.Result scan = world.run("scan", "--only", "dependency");
        assertThat(scan.exit()).as(lie + scan.out() + scan.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(scan.out()).contains("CVE-2026-1001");
    }

    /** npm reads a range, an alias, a file or a repository, too, where the address belongs. */
    @ParameterizedTest
    @CsvSource({"npm:rocketlib@1.4.0, GATE_FAILED", "./v/x.tgz, INCOMPLETE"})
    void noVulnerablePackagePassesBehindWhatIsNoAddress(String there, ExitCode exit) throws Exception {
        project("'rocketlib': '^1.0.0'", "'node_modules/rocketlib': {'version': '1.9.0', 'resolved': '" + there + "'}");
        commit("an older one");
        mergeRequest(20);
        assertExit(exit);
    }

    /** The first version of npm's lock files has an alias's package in the place of the version. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anAliasThatIsPinnedBackDoesNotPass(int version) throws Exception {
        onMain("a package without flaws", () -> alias(version, "1.9.0"));
        alias(version, "1.4.0");
        commit("an older one");
        mergeRequest(20);
        assertExit(ExitCode.GATE_FAILED);
    }

    /** The lock file stays as it is, and npm takes it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "packages/a/"})
    void whatBecomesShippedDoesNotPass(String directory) throws Exception {
        onMain("a tool", () -> tool(directory, "'ms': '1.0.0'", "'tool': '1.0.0'"));
        tool(directory, "'ms': '1.0.0', 'tool': '1.0.0'", "");
        commit("ship it");
        mergeRequest(20);
        assertExit(ExitCode.GATE_FAILED);
    }

    /** What is shipped already is not brought in by another that needs it, too. */
    @Test
    void whatWasShippedBeforePasses() throws Exception {
        onMain("shipped", () -> tool("", "'rocketlib': '1.4.0'", "'tool': '1.0.0'"));
        tool("", "'rocketlib': '1.4.0', 'tool': '1.0.0'", "");
        commit("ship it");
        mergeRequest(20);
        assertExit(ExitCode.PASSED);
    }

    /** Neither a lock file that does not know the directory nor a directory for packages vouches for what is declared. */
    @ParameterizedTest
    @ValueSource(strings = {"sub/node_modules/.keep", "sub/node_modules/x/index.js"})
    void whatNoLockTellsIsNoPass(String file) throws Exception {
        write("sub/package.json", "{\"dependencies\": {\"rocketlib\": \"1.4.0\"}}\n");
        write(file, "");
        commit("a directory of its own");
        mergeRequest(20);
        assertExit(ExitCode.INCOMPLETE);
    }

    @Test
    void anHonestUpdatePasses() throws Exception {
        project("'zz': 'npm:rocketlib@^2.0.0'", """
                'node_modules/zz': {'name': 'rocketlib', 'version': '2.3.0', %s, 'dependencies': {'old': '1.4.0'}},
                'node_modules/old': {'version': '1.4.0'}""".formatted(resolved("2.3.0")));
        commit("a newer one");
        mergeRequest(20);
        World.Result scan = world.run("scan", "--only", "dependency");
        assertThat(scan.exit()).as(scan.out() + scan.err()).isEqualTo(ExitCode.PASSED);
    }

    private interface Files {
        void write() throws Exception;
    }

    private void onMain(String message, Files files) throws Exception {
        git(work, "checkout", "-q", "main");
        files.write();
        commit(message);
        git(work, "checkout", "-q", "-B", "change");
    }

    private void assertExit(ExitCode exit) throws Exception {
        World.Result scan = world.run("scan", "--only", "dependency");
        assertThat(scan.exit()).as(scan.out() + scan.err()).isEqualTo(exit);
    }

    private void alias(int lockVersion, String version) throws Exception {
        if (lockVersion > 1) {
            project(
                    "'zz': 'npm:rocketlib@^1.0.0'",
                    "'node_modules/zz': {'name': 'rocketlib', 'version': '" + version + "', " + resolved(version)
                            + "}");
            return;
        }
        json("package.json", "{'dependencies': {'zz': 'npm:rocketlib@^1.0.0'}}");
        json(
                "package-lock.json",
                "{'lockfileVersion': 1, 'dependencies': {'zz': {'version': 'npm:rocketlib@" + version + "', "
                        + resolved(version) + "}}}");
    }

    private void tool(String directory, String shipped, String development) throws Exception {
        String asks = "'dependencies': {" + shipped + "}, 'devDependencies': {" + development + "}";
        boolean ships = shipped.contains("rocketlib");
        String dev = ships ? "" : ", 'dev': true";
        if (!directory.isEmpty()) {
            json("package.json", "{'workspaces': ['packages/*']}");
        }
        json(directory + "package.json", "{" + asks + "}");
        if (development.isEmpty()) {
            return;
        }
        String root = directory.isEmpty()
                ? "'': {" + asks + "}"
                : "'': {'workspaces': ['packages/*']}, 'packages/a': {" + asks
                        + "}, 'node_modules/a': {'resolved': 'packages/a', 'link': true}";
        json(
                "package-lock.json",
                "{'lockfileVersion': 3, 'packages': {" + root + """
                , 'node_modules/ms': {'version': '1.0.0'},
                'node_modules/tool': {'version': '1.0.0', 'dev': true, 'dependencies': {'rocketlib': '1.4.0'}},
                'node_modules/rocketlib': {'version': '1.4.0', %s %s}}}""".formatted(resolved("1.4.0"), dev));
    }

    private void json(String path, String text) throws Exception {
        write(path, text.replace('\'', '"') + "\n");
    }

    private static String resolved(String version) {
        return "'resolved': 'https://registry.example/rocketlib/-/rocketlib-" + version + ".tgz'";
    }

    private void project(String wanted, String entries) throws Exception {
        String dependencies = "'dependencies': {" + wanted + "}";
        json("package.json", "{" + dependencies + "}");
        json("package-lock.json", "{'lockfileVersion': 3, 'packages': {'': {" + dependencies + "},\n" + entries + "}}");
    }
}
