package io.sekisho.scanner.dependency.database;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a vulnerability database holds.
 *
 * @param id changes whenever the content changes; part of every cache key
 * @param location for people, without any password
 * @param createdAt when it was built
 * @param newestModified when its most recently changed CVE was changed at the source; null when there is none
 * @param cveCount number of CVEs
 * @param yearsPresent years (2002 stands for 2002 and earlier) of which there is at least one CVE from a feed of that year,
 *     ascending
 * @param yearsMissing years since 2002 of which no feed was imported, ascending
 * @param unreadable ids of CVEs that could not be imported; empty as a rule
 * @param demo whether it is the demo's: too small to judge any real project by
 * @param sources what it was made from: name of the source (nvd, retirejs, kev) to where it came from
 * @param kevCount entries of the catalogue of known exploited vulnerabilities; 0 when it was not imported
 * @param retireJs whether the repository of vulnerable JavaScript libraries is there
 */
public record DatabaseInfo(
        String id,
        DatabaseKind kind,
        String location,
        Instant createdAt,
        Instant newestModified,
        long cveCount,
        List<Integer> yearsPresent,
        List<Integer> yearsMissing,
        List<String> unreadable,
        boolean demo,
        Map<String, String> sources,
        long kevCount,
        boolean retireJs) {
    public DatabaseInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(createdAt, "createdAt");
        yearsPresent = List.copyOf(yearsPresent);
        yearsMissing = List.copyOf(yearsMissing);
        unreadable = List.copyOf(unreadable);
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }
}
