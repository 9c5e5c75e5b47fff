package io.sekisho.core.standard;

import io.sekisho.model.Finding;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a finding must be like. All that is given must hold; null and empty stand for anything.
 *
 * @param kind its kind
 * @param rule its rule's id
 * @param cwes its rule has one of these CWE numbers
 * @param severity it is so grave at least
 * @param path at least one of its occurrences lies at such a path, and {@code place}
 * @param place where that occurrence is
 * @param key what the key in it is like
 * @param age how long it has been there
 * @param exploited whether it is in the KEV catalogue
 * @param sameValue where else its value stands
 */
public record Condition(
        Kind kind,
        Predicate<String> rule,
        Set<Integer> cwes,
        Severity severity,
        Predicate<String> path,
        Place place,
        Key key,
        Age age,
        Boolean exploited,
        SameValue sameValue) {

    /** Where an occurrence is. */
    public enum Place {
        /** In the checked-out files. */
        TREE,
        /** Only in the history. */
        HISTORY;

        /** The word used in YAML. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where else the value of a secret stands: known only where reports have keyed fingerprints under a common key. */
    public enum SameValue {
        /** In this report, found by another rule: as the credential of something else. */
        OTHER_RULE,
        /** In the report of another repository. */
        OTHER_REPOSITORY;

        /** The word used in YAML. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What a key is like.
     *
     * @param readable whether anything is known of it; when false, the others are not asked
     * @param algorithms in lower case; empty for any
     * @param bitsBelow its length is known and shorter; 0 for any
     * @param bitsUnknown only those whose length is not known
     * @param encrypted whether a passphrase protects it; null for any
     */
    public record Key(boolean readable, Set<String> algorithms, int bitsBelow, boolean bitsUnknown, Boolean encrypted) {
        public Key {
            algorithms = Set.copyOf(algorithms);
        }

        boolean matches(KeyDetail detail) {
            if (!readable || detail == null) {
                return readable == (detail != null);
            }
            return (algorithms.isEmpty() || algorithms.contains(detail.algorithm()))
                    && (bitsBelow == 0 || detail.bits() > 0 && detail.bits() < bitsBelow)
                    && (!bitsUnknown || detail.bits() == 0)
                    && (encrypted == null || encrypted.equals(detail.encrypted()));
        }
    }

    /**
     * How long a finding has been there.
     *
     * @param known whether there is any evidence of it; when false, nothing dates the finding
     * @param days so many at least
     */
    public record Age(boolean known, int days) {}

    public Condition {
        Objects.requireNonNull(kind, "kind");
        cwes = Set.copyOf(cwes);
    }

    /** What does not depend on the rule's name, on places, days and other findings. */
    boolean matches(Finding finding) {
        return kind == finding.kind()
                && (cwes.isEmpty() || finding.rule().cwes().stream().anyMatch(cwes::contains))
                && (severity == null || finding.severity().compareTo(severity) <= 0)
                && (exploited == null || exploited == isExploited(finding))
                && (key == null
                        || key.matches(
                                finding.secret() == null
                                        ? null
                                        : finding.secret().key()));
    }

    boolean matches(Occurrence occurrence) {
        return (path == null || path.test(occurrence.location().path()))
                && (place == null || (place == Place.TREE) == occurrence.inTree());
    }

    private static boolean isExploited(Finding finding) {
        return finding.vulnerability() != null && finding.vulnerability().kev() != null;
    }
}
