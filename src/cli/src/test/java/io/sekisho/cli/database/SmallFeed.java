package io.sekisho.cli.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A feed in NVD's format 2.0 with one CVE; the facts are public, the words ours. */
public final class SmallFeed {
    public static final String KEV = """
            {"title": "Catalogue", "catalogVersion": "1", "dateReleased": "2026-11-20T00:00:00.000Z", "count": 1,
             "vulnerabilities": [{"cveID": "CVE-2015-7501", "vendorProject": "a", "product": "b",
             "vulnerabilityName": "c", "dateAdded": "2022-01-10", "shortDescription": "d",
             "requiredAction": "e", "dueDate": "2022-07-10", "notes": ""}]}
            """;

    private SmallFeed() {}

    /** @return {@code nvdcve-2015.json.gz} in the directory */
    public static Path write(Path directory) throws IOException {
        Path file = Files.createDirectories(directory).resolve("nvdcve-2015.json.gz");
        Files.write(file, gzip(json("2026-11-20")));
        return file;
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static String json(String modified) {
        return """
                {"resultsPerPage": 1, "startIndex": 0, "totalResults": 1, "format": "NVD_CVE", "version": "2.0",
                "timestamp": "2026-11-23T00:00:00.000", "vulnerabilities": [{"cve": {"id": "CVE-2015-7501",
                "sourceIdentifier": "x@example.org", "published": "2015-11-09T00:00:00.000",
                "lastModified": "%sT00:00:00.000", "vulnStatus": "Analyzed", "cveTags": [],
                "descriptions": [{"lang": "en", "value": "Reading an object from strangers runs their code"}],
                "metrics": {}, "weaknesses": [],
                "configurations": [{"nodes": [{"operator": "OR", "negate": false, "cpeMatch": [{"vulnerable": true,
                "criteria": "cpe:2.3:a:apache:commons_collections:*:*:*:*:*:*:*:*", "versionEndExcluding": "3.2.2",
                "matchCriteriaId": "00000000-0000-0000-0000-000000000000"}]}]}],
                "references": []}}]}""".formatted(modified);
    }
}
