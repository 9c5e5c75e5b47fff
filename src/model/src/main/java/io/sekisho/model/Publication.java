package io.sekisho.model;

import java.time.LocalDate;
import java.time.Year;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a vulnerability was published. Lists such as RetireJS' and other tools' results tell no day; the year in a CVE id, in
 * which it was assigned, then says from when on it can have been known.
 */
public final class Publication {
    private static final Pattern CVE = Pattern.compile("CVE-([0-9]{4})-[0-9]{4,19}");

    private Publication() {}

    /**
     * @param vulnerability null for none
     * @return the day, else the first of the earliest year that a CVE id of it names; null when neither is known
     */
    public static LocalDate earliest(Vulnerability vulnerability) {
        if (vulnerability == null || vulnerability.published() != null) {
            return vulnerability == null ? null : vulnerability.published();
        }
        return Stream.concat(Stream.of(vulnerability.id()), vulnerability.aliases().stream())
                .map(Publication::year)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static LocalDate year(String id) {
        Matcher matcher = CVE.matcher(id);
        return matcher.matches() ? Year.of(Integer.parseInt(matcher.group(1))).atDay(1) : null;
    }
}
