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

    private static String resolved(String version) {
        return "'resolved': 'https://registry.example/rocketlib/-/rocketlib-" + version + ".tgz'";
    }

    private void project(String wanted, String entries) throws Exception {
        String dependencies = "'dependencies': {" + wanted + "}";
        write("package.json", ("{" + dependencies + "}\n").replace('\'', '"'));
        write(
                "package-lock.json",
                ("{'lockfileVersion': 3, 'packages': {'': {" + dependencies + "},\n" + entries + "}}\n")
                        .replace('\'', '"'));
    }
}
