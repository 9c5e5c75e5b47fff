package io.sekisho.scanner.dependency.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Small feeds in the format of NVD 2.0; ids, products and versions are public facts, the words are ours. */
final class TestFeeds {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

    static final String LOG4SHELL =
            cve("CVE-2021-44228", "2021-12-10", "2024-01-01", "Lookups in log messages load code", "log4j", "2.15.0");
    static final String LOG4SHELL_NEWER =
            cve("CVE-2021-44228", "2021-12-10", "2026-11-20", "Newer words on the same", "log4j", "2.15.0");
    static final String STRUTS =
            cve("CVE-2014-0114", "2014-04-30", "2023-02-03", "A class property reaches the loader", "struts", "1.3.10");

    static final String KEV = """
            {"title": "CISA Catalog", "catalogVersion": "2026.11.20", "dateReleased": "2026-11-20T00:00:00.000Z", "count": 1,
             "vulnerabilities": [{"cveID": "CVE-2021-44228", "vendorProject": "Apache", "product": "Log4j",
             "vulnerabilityName": "Log4Shell", "dateAdded": "2021-12-10", "shortDescription": "s",
             "requiredAction": "a", "dueDate": "2021-12-24", "notes": ""}]}
            """;

    static final String RETIRE_JS = """
            {"jquery": {"vulnerabilities": [{"below": "3.5.0", "severity": "medium", "identifiers": {"summary": "XSS"},
             "info": ["https://example.org"]}], "extractors": {"filename": ["jquery-(§§version§§)\\\\.js"]}}}
            """;

    private TestFeeds() {}

    static String cve(String id, String published, String modified, String words, String product, String before) {
        return """
                {"cve": {"id": "%s", "sourceIdentifier": "x@example.org", "published": "%sT00:00:00.000",
                "lastModified": "%sT00:00:00.000", "vulnStatus": "Analyzed", "cveTags": [],
                "descriptions": [{"lang": "en", "value": "%s"}],
                "metrics": {"cvssMetricV31": [{"source": "nvd@nist.gov", "type": "Primary", "cvssData": {"version": "3.1",
                "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8,
                "baseSeverity": "CRITICAL", "attackVector": "NETWORK", "attackComplexity": "LOW",
                "privilegesRequired": "NONE", "userInteraction": "NONE", "scope": "UNCHANGED",
                "confidentialityImpact": "HIGH", "integrityImpact": "HIGH", "availabilityImpact": "HIGH"},
                "exploitabilityScore": 3.9, "impactScore": 5.9}]},
                "weaknesses": [{"source": "nvd@nist.gov", "type": "Primary",
                "description": [{"lang": "en", "value": "CWE-502"}]}],
                "configurations": [{"nodes": [{"operator": "OR", "negate": false, "cpeMatch": [{"vulnerable": true,
                "criteria": "cpe:2.3:a:apache:%s:*:*:*:*:*:*:*:*", "versionEndExcluding": "%s",
                "matchCriteriaId": "00000000-0000-0000-0000-000000000000"}]}]}],
                "references": [{"url": "https://example.org/%s", "source": "x@example.org"}]}}""".formatted(id, published, modified, words, product, before, id);
    }

    static String feed(String... cves) {
        return page(0, cves.length, cves);
    }

    static String page(int start, int total, String... cves) {
        return """
                {"resultsPerPage": %d, "startIndex": %d, "totalResults": %d, "format": "NVD_CVE", "version": "2.0",
                "timestamp": "2026-11-23T00:00:00.000", "vulnerabilities": [%s]}""".formatted(cves.length, start, total, Arrays.stream(cves).collect(Collectors.joining(",")));
    }

    static byte[] gzip(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A directory with two years and a feed of changes that repeats one of their CVEs. */
    static Path directory(Path parent) throws IOException {
        Path directory = Files.createDirectories(parent.resolve("feeds"));
        Files.write(directory.resolve("nvdcve-2021.json.gz"), gzip(feed(LOG4SHELL)));
        Files.write(directory.resolve("nvdcve-2014.json.gz"), gzip(feed(STRUTS)));
        Files.write(directory.resolve("nvdcve-modified.json.gz"), gzip(feed(LOG4SHELL_NEWER)));
        return directory;
    }

    static UpdateRequest request(String feed) {
        return new UpdateRequest(new NvdSource.Feeds(feed), null, null, false, Duration.ZERO);
    }
}
