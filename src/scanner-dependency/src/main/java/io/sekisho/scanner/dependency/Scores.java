package io.sekisho.scanner.dependency;

import io.github.jeremylong.openvulnerability.client.nvd.CvssV2Data;
import io.github.jeremylong.openvulnerability.client.nvd.CvssV3Data;
import io.github.jeremylong.openvulnerability.client.nvd.CvssV4Data;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Kev;
import io.sekisho.scanner.dependency.database.ExtraFacts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.owasp.dependencycheck.dependency.Vulnerability;

/** How grave a vulnerability is, as published. */
final class Scores {
    private Scores() {}

    /** @return highest CVSS version first; empty for an unscored vulnerability */
    static List<CvssScore> of(Vulnerability vulnerability) {
        List<CvssScore> scores = new ArrayList<>();
        if (vulnerability.getCvssV4() != null && vulnerability.getCvssV4().getCvssData() != null) {
            CvssV4Data data = vulnerability.getCvssV4().getCvssData();
            String version =
                    data.getVersion() == null ? "4.0" : data.getVersion().value();
            add(
                    scores,
                    version,
                    data.getBaseScore(),
                    data.getVectorString(),
                    vulnerability.getCvssV4().getSource());
        }
        if (vulnerability.getCvssV3() != null && vulnerability.getCvssV3().getCvssData() != null) {
            CvssV3Data data = vulnerability.getCvssV3().getCvssData();
            String version =
                    data.getVersion() == null ? "3.1" : data.getVersion().value();
            add(
                    scores,
                    version,
                    data.getBaseScore(),
                    data.getVectorString(),
                    vulnerability.getCvssV3().getSource());
        }
        if (vulnerability.getCvssV2() != null && vulnerability.getCvssV2().getCvssData() != null) {
            CvssV2Data data = vulnerability.getCvssV2().getCvssData();
            String vector = data.getVectorString() == null
                    ? null
                    : data.getVectorString().replaceFirst("^/", "");
            add(
                    scores,
                    "2.0",
                    data.getBaseScore(),
                    vector,
                    vulnerability.getCvssV2().getSource());
        }
        return scores;
    }

    /** Dependency-Check keeps the source of version 4 only; what NVD's feed calls primary is what it keeps of the others. */
    private static void add(List<CvssScore> scores, String version, Double score, String vector, String source) {
        if (score != null) {
            scores.add(new CvssScore(version, score, vector, source));
        }
    }

    /** @return null when it is not in the catalogue */
    static Kev kev(Vulnerability vulnerability) {
        var entry = vulnerability.getKnownExploitedVulnerability();
        if (entry == null) {
            return null;
        }
        return new Kev(day(entry.getDateAdded()), day(entry.getDueDate()), ExtraFacts.ransomware(entry));
    }

    private static LocalDate day(String text) {
        try {
            return text == null || text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
