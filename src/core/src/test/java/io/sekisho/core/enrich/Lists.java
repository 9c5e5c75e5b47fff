package io.sekisho.core.enrich;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Small lists in their publishers' form. */
final class Lists {
    private Lists() {}

    static byte[] kev(String released, String... entries) {
        return """
                {
                  "title": "CISA Catalog of Known Exploited Vulnerabilities",
                  "catalogVersion": "2026.11.23",
                  "dateReleased": "%sT15:00:12.3456Z",
                  "count": %d,
                  "vulnerabilities": [
                %s
                  ]
                }
                """.formatted(released, entries.length, String.join(",\n", entries))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String entry(String cve, String added, String due, String ransomware) {
        return """
                {"cveID": "%s", "vendorProject": "Apache", "product": "x", "dateAdded": "%s", "dueDate": "%s",
                 "knownRansomwareCampaignUse": "%s", "notes": "", "cwes": ["CWE-20"]}""".formatted(cve, added, due, ransomware);
    }

    static byte[] epss(String day, String... rows) {
        return ("#model_version:v2025.03.14,score_date:" + day + "T00:00:00+0000\ncve,epss,percentile\n"
                        + String.join("\n", rows) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
