package io.sekisho.cli.suppress.exchange;

import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.time.LocalDate;
import java.util.List;

/**
 * One place of a finding of the report: other tools' lists mean places, since we fold more than they do.
 *
 * @param finding as it is folded, with all versions of a package
 * @param index of the occurrence
 * @param coordinates the finding's package URL without version; "" when it has none
 * @param version of the package that is used there; null when there is none, or it cannot be told
 * @param packageUrl with that version; null when there is none, or it cannot be told
 */
record Place(Finding finding, int index, String coordinates, String version, String packageUrl) {
    Occurrence occurrence() {
        return finding.occurrences().get(index);
    }

    String path() {
        return occurrence().location().path();
    }

    /** As Maven's people write it; null for what is not Maven's, or of an unknown version. */
    String gav() {
        String maven = "pkg:maven/";
        return version == null || !coordinates.startsWith(maven)
                ? null
                : coordinates.substring(maven.length()).replace('/', ':') + ":" + version;
    }

    /** For people. */
    String text() {
        return path() + ":" + occurrence().location().startLine()
                + (occurrence().commit() == null
                        ? ""
                        : "@" + occurrence().commit().id())
                + (packageUrl == null ? "" : ", " + packageUrl);
    }

    /**
     * The narrowest entry for it. It has a version where there is one, and a path where the fingerprint alone would follow the
     * finding to another file.
     *
     * @param byPath whether the file is a part of what was asked for
     */
    Entry entry(String origin, int line, String reason, LocalDate expires, boolean byPath) {
        String about = finding.vulnerability() == null
                ? path()
                : finding.vulnerability().component();
        boolean here = byPath || packageUrl == null && finding.vulnerability() != null;
        return new Entry(
                line,
                origin + " (" + finding.rule().id() + ", " + about + ")",
                finding.fingerprint(),
                null,
                null,
                packageUrl,
                here ? path() : null,
                reason,
                expires);
    }

    /** Those of the finding's places that an entry of this class covers. */
    static List<Place> covered(Entry entry, List<Place> ofFinding) {
        return ofFinding.stream()
                .filter(one -> entry.path() == null || one.path().equals(entry.path()))
                .filter(one -> entry.packageUrl() == null || entry.packageUrl().equals(one.packageUrl()))
                .toList();
    }
}
