package io.sekisho.scanner.dependency.database;

import org.owasp.dependencycheck.data.knownexploited.json.Vulnerability;

/**
 * Dependency-Check's table of known exploited vulnerabilities has no column for use in ransomware campaigns; the free-text notes
 * carry it.
 */
public final class KevNotes {
    /** How the notes of such an entry begin. */
    public static final String RANSOMWARE = "[ransomware] ";

    private KevNotes() {}

    static void mark(Vulnerability entry) {
        Object use = entry.getAdditionalProperties().get("knownRansomwareCampaignUse");
        if ("Known".equalsIgnoreCase(String.valueOf(use))) {
            String notes = RANSOMWARE + (entry.getNotes() == null ? "" : entry.getNotes());
            entry.setNotes(notes.substring(0, Math.min(notes.length(), 2000)));
        }
    }
}
