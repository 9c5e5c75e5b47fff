package io.sekisho.scanner.dependency;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.plan.PackageCaches;
import io.sekisho.core.plan.PlanRequest;
import io.sekisho.core.plan.Planner;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.Progress;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.scanner.dependency.database.DatabaseAdministration;
import io.sekisho.scanner.dependency.database.DatabaseLocation;
import io.sekisho.scanner.dependency.database.NvdSource;
import io.sekisho.scanner.dependency.database.StoredDatabases;
import io.sekisho.scanner.dependency.database.UpdateRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small real database, a small project and a small local repository; vendors and ids are invented. */
public final class Lab {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    static final String KEV = """
            {"title": "c", "catalogVersion": "1", "dateReleased": "2026-11-20T00:00:00.000Z", "count": 1,
             "vulnerabilities": [{"cveID": "CVE-2026-1001", "vendorProject": "Acmeworks", "product": "Rocketlib",
             "vulnerabilityName": "n", "dateAdded": "2026-02-03", "shortDescription": "s", "requiredAction": "a",
             "dueDate": "2026-02-24", "knownRansomwareCampaignUse": "Known", "notes": "see elsewhere"}]}
            """;

    static final String RETIRE_JS = """
            {"gadget": {"vulnerabilities": [
               {"below": "1.5.0", "severity": "medium", "identifiers": {"summary": "Gadget runs markup"},
                "info": ["https://example.org/gadget"]},
               {"atOrAbove": "1.0.0", "below": "1.6.0", "severity": "high", "cwe": ["CWE-79"],
                "identifiers": {"CVE": ["CVE-2026-7777"], "githubID": "GHSA-aaaa-bbbb-cccc"}, "info": []},
               {"below": "2.999.999", "severity": "low", "identifiers": {"issue": "12"}, "info": []}],
              "extractors": {"filename": ["gadget-(§§version§§)\\\\.js"]}}}
            """;

    /** What {@code rocketlib} is affected by; 1.9 and 2.3 are affected by nothing. */
    static final String[] ROCKETLIB = {
        cve(
                "CVE-2026-1001",
                "acmeworks",
                "rocketlib",
                "\"versionStartIncluding\": \"1.0\", \"versionEndExcluding\": \"1.5\""),
        cve(
                "CVE-2026-1002",
                "acmeworks",
                "rocketlib",
                "\"versionStartIncluding\": \"1.4\", \"versionEndExcluding\": \"1.9\""),
        cve(
                "CVE-2026-1003",
                "acmeworks",
                "rocketlib",
                "\"versionStartIncluding\": \"2.0\", \"versionEndExcluding\": \"2.3\""),
        cve("CVE-2026-2001", "acmeworks", "sprocketlib", "\"versionEndIncluding\": \"3.1\""),
        cve("CVE-2026-3001", "acmeworks", "gizmokit", "\"versionEndExcluding\": \"4.0.1\""),
    };

    private Lab() {}

    /** @param range members of a CPE match */
    static String cve(String id, String vendor, String product, String range) {
        return """
                {"cve": {"id": "%s", "sourceIdentifier": "x@example.org", "published": "2026-01-01T00:00:00.000",
                "lastModified": "2026-11-23T00:00:00.000", "vulnStatus": "Analyzed", "cveTags": [],
                "descriptions": [{"lang": "en", "value": "A flaw of %s"}],
                "metrics": {"cvssMetricV31": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {"version": "3.1",
                "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8,
                "baseSeverity": "CRITICAL", "attackVector": "NETWORK", "attackComplexity": "LOW",
                "privilegesRequired": "NONE", "userInteraction": "NONE", "scope": "UNCHANGED",
                "confidentialityImpact": "HIGH", "integrityImpact": "HIGH", "availabilityImpact": "HIGH"},
                "exploitabilityScore": 3.9, "impactScore": 5.9}],
                "cvssMetricV2": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {"version": "2.0",
                "vectorString": "AV:N/AC:L/Au:N/C:P/I:P/A:P", "accessVector": "NETWORK", "accessComplexity": "LOW",
                "authentication": "NONE", "confidentialityImpact": "PARTIAL", "integrityImpact": "PARTIAL",
                "availabilityImpact": "PARTIAL", "baseScore": 7.5}, "baseSeverity": "HIGH", "exploitabilityScore": 10.0,
                "impactScore": 6.4, "acInsufInfo": false, "obtainAllPrivilege": false, "obtainUserPrivilege": false,
                "obtainOtherPrivilege": false, "userInteractionRequired": false}]},
                "weaknesses": [{"source": "nvd@nist.gov", "type": "Primary",
                "description": [{"lang": "en", "value": "CWE-502"}]}],
                "configurations": [{"nodes": [{"operator": "OR", "negate": false, "cpeMatch": [{"vulnerable": true,
                "criteria": "cpe:2.3:a:%s:%s:*:*:*:*:*:*:*:*", %s,
                "matchCriteriaId": "00000000-0000-0000-0000-000000000000"}]}]}],
                "references": [{"url": "https://example.org/%s", "source": "x@example.org"}]}}""".formatted(id, product, vendor, product, range, id);
    }

    static SekishoHome database(Path directory, boolean demo, String... cves) throws Exception {
        SekishoHome home = new SekishoHome(directory.resolve("home"));
        Path feed = write(
                directory.resolve("nvdcve-2026.json"), """
                {"resultsPerPage": %d, "startIndex": 0, "totalResults": %d, "format": "NVD_CVE", "version": "2.0",
                "timestamp": "2026-11-23T00:00:00.000", "vulnerabilities": [%s]}""".formatted(cves.length, cves.length, String.join(",", cves)));
        Path kev = write(directory.resolve("kev.json"), KEV);
        Path retire = write(directory.resolve("retire.json"), RETIRE_JS);
        new DatabaseAdministration(home, new DatabaseLocation.Local(home), CLOCK)
                .update(
                        new UpdateRequest(
                                new NvdSource.Feeds(feed.toString()),
                                retire.toString(),
                                kev.toString(),
                                demo,
                                Duration.ZERO),
                        Progress.NONE);
        return home;
    }

    static DependencySettings settings(SekishoHome home) {
        return new DependencySettings(new DatabaseLocation.Local(home), new StoredDatabases(), CLOCK);
    }

    static ScanPlan plan(Path temp, Path project) throws Exception {
        return new Planner(new PackageCaches(temp.resolve("m2"), temp.resolve("gradle")))
                .plan(PlanRequest.of(project.toRealPath()));
    }

    static ScanResult scan(SekishoHome home, Path temp, Path project) throws Exception {
        return scan(new DependencyScanner(settings(home)), temp, project);
    }

    public static ScanResult scan(DependencyScanner scanner, Path temp, Path project) throws Exception {
        Path work = Files.createTempDirectory(temp, "work-");
        return scanner.scan(new ScanContext(plan(temp, project), work, Progress.NONE));
    }

    /** A jar as Maven packs it. */
    public static byte[] jar(String group, String artifact, String version, Map<String, byte[]> more) {
        String place = "META-INF/maven/" + group + "/" + artifact + "/";
        Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", bytes("Manifest-Version: 1.0\nImplementation-Title: " + artifact + "\n"));
        entries.put(
                place + "pom.properties",
                bytes("groupId=%s\nartifactId=%s\nversion=%s\n".formatted(group, artifact, version)));
        entries.put(
                place + "pom.xml",
                bytes(pom(group, artifact, version, "<licenses><license><name>MIT</name></license></licenses>")));
        entries.put(group.replace('.', '/') + "/" + artifact + "/A.class", new byte[] {1, 2, 3});
        entries.putAll(more);
        return zip(entries);
    }

    static byte[] jar(String artifact, String version) {
        return jar("com.acmeworks", artifact, version, Map.of());
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTime(1_700_000_000_000L);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An archive with one entry of so many zeros. */
    static void bomb(Path file, String entry, long size) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            for (long written = 0; written < size; written += zeros.length) {
                zip.write(zeros);
            }
        }
    }

    static String pom(String group, String artifact, String version, String body) {
        return "<project>\n<modelVersion>4.0.0</modelVersion>\n<groupId>" + group + "</groupId>\n<artifactId>"
                + artifact + "</artifactId>\n<version>" + version + "</version>\n" + body + "\n</project>\n";
    }

    static String dependency(String artifact, String version, String more) {
        return "<dependency><groupId>com.acmeworks</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version + "</version>" + more + "</dependency>";
    }

    /** Puts a library into the local repository. */
    static void install(Path temp, String artifact, String version, String... dependencies) {
        Path directory = temp.resolve("m2/com/acmeworks").resolve(artifact).resolve(version);
        String body = "<dependencies>\n" + String.join("\n", dependencies) + "\n</dependencies>";
        write(directory.resolve(artifact + "-" + version + ".pom"), pom("com.acmeworks", artifact, version, body));
        write(directory.resolve(artifact + "-" + version + ".jar"), jar(artifact, version));
    }

    static Path write(Path file, String content) {
        return write(file, bytes(content));
    }

    public static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<RawFinding> of(ScanResult result, String id) {
        return result.findings().stream()
                .filter(raw -> raw.vulnerability().id().equals(id))
                .toList();
    }

    static List<Gap> gaps(ScanResult result, GapType type) {
        return result.gaps().stream().filter(gap -> gap.type() == type).toList();
    }
}
