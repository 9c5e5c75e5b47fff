package io.sekisho.scanner.dependency.database;

import io.github.jeremylong.openvulnerability.client.nvd.DefCveItem;
import io.github.jeremylong.openvulnerability.client.nvd.Reference;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.owasp.dependencycheck.dependency.Vulnerability;

/**
 * Two facts for which Dependency-Check's schema has no column, kept where it keeps free text, so that every database that it can
 * read has them: use in ransomware campaigns in the notes of an exploited vulnerability, the day of publication as a reference
 * without an address.
 */
public final class ExtraFacts {
    private static final String RANSOMWARE = "[ransomware] ";
    private static final String SOURCE = "sekisho";
    private static final String PUBLISHED = "PUBLISHED-";
    private static final int LONGEST_NOTES = 2000;

    private ExtraFacts() {}

    /** Empty in a database that was written before this was kept. */
    public static Optional<LocalDate> published(Vulnerability vulnerability) {
        return vulnerability.getReferences().stream()
                .filter(reference -> SOURCE.equals(reference.getSource()) && reference.getName() != null)
                .map(org.owasp.dependencycheck.dependency.Reference::getName)
                .filter(name -> name.startsWith(PUBLISHED))
                .findFirst()
                .map(name -> day(name.substring(PUBLISHED.length())));
    }

    /** Whether the catalogue says that the vulnerability is used in ransomware campaigns. */
    public static boolean ransomware(org.owasp.dependencycheck.data.knownexploited.json.Vulnerability entry) {
        return entry.getNotes() != null && entry.getNotes().startsWith(RANSOMWARE);
    }

    static void keep(DefCveItem item) {
        List<Reference> references = item.getCve().getReferences();
        if (item.getCve().getPublished() != null && references != null) {
            String name = PUBLISHED + item.getCve().getPublished().toLocalDate();
            references.add(new Reference("", SOURCE, List.of(name.toLowerCase(Locale.ROOT))));
        }
    }

    static void keep(org.owasp.dependencycheck.data.knownexploited.json.Vulnerability entry) {
        Object use = entry.getAdditionalProperties().get("knownRansomwareCampaignUse");
        if ("Known".equalsIgnoreCase(String.valueOf(use))) {
            String notes = RANSOMWARE + (entry.getNotes() == null ? "" : entry.getNotes());
            entry.setNotes(notes.substring(0, Math.min(notes.length(), LONGEST_NOTES)));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
