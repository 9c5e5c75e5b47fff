package io.sekisho.core.standard;

import io.sekisho.model.Finding;
import io.sekisho.model.KeyDetail;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Severity;
import io.sekisho.model.Vulnerability;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What a finding must be like. All that is given must hold; null and empty stand for anything.
 *
 * @param kinds its kind is one of these
 * @param rule its rule's id
 * @param cwes its rule has one of these CWE numbers
 * @param severities its severity is one of these
 * @param path at least one of its occurrences lies at such a path, and as {@code inTree} says
 * @param inTree whether that occurrence is in the checked-out files, or only in the history
 * @param key what the key in it is like
 * @param age how long it has been there
 * @param exploited whether it is in the KEV catalogue
 * @param sameValue where else its value stands
 */
public record Condition(
        Set<Kind> kinds,
        Predicate<String> rule,
        Set<Integer> cwes,
        Set<Severity> severities,
        Predicate<String> path,
        Boolean inTree,
        Key key,
        Age age,
        Boolean exploited,
        SameValue sameValue) {

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

        /** Of what is no readable key at all, {@code readable: false} asks and nothing else. */
        Answer matches(KeyDetail detail) {
            if (!readable || detail == null) {
                return Answer.of(readable == (detail != null));
            }
            boolean unlike = !algorithms.isEmpty() && !algorithms.contains(detail.algorithm())
                    || bitsBelow > 0 && detail.bits() >= bitsBelow
                    || bitsUnknown && detail.bits() != 0
                    || encrypted != null && detail.encrypted() != null && !encrypted.equals(detail.encrypted());
            boolean untold = bitsBelow > 0 && detail.bits() == 0 || encrypted != null && detail.encrypted() == null;
            return unlike ? Answer.NO : untold ? Answer.UNKNOWN : Answer.YES;
        }
    }

    /**
     * How long a finding has been there.
     *
     * @param known whether there is any evidence of it; when false, nothing dates the finding
     * @param days which numbers of days are meant
     */
    public record Age(boolean known, IntPredicate days) {}

    public Condition {
        kinds = Set.copyOf(kinds);
        severities = Set.copyOf(severities);
        cwes = Set.copyOf(cwes);
    }

    /** What does not depend on the rule's name, on places, days, other findings and catalogues. */
    Answer matches(Finding finding) {
        boolean alike = kinds.contains(finding.kind())
                && (cwes.isEmpty() || finding.rule().cwes().stream().anyMatch(cwes::contains))
                && (severities.isEmpty() || severities.contains(finding.severity()));
        if (!alike || key == null) {
            return Answer.of(alike);
        }
        return key.matches(finding.secret() == null ? null : finding.secret().key());
    }

    /** @param listed whether there was a catalogue for findings of this kind */
    Answer isExploited(Finding finding, boolean listed) {
        Vulnerability known = finding.vulnerability();
        if (exploited == null || known == null) {
            return Answer.of(exploited == null);
        }
        if (known.kev() == null && (!listed || finding.kind() != Kind.DEPENDENCY && !known.isCve())) {
            return Answer.UNKNOWN; // nobody has looked, or the catalogue knows it by another name
        }
        return Answer.of(exploited == (known.kev() != null));
    }

    boolean matches(Occurrence occurrence) {
        return (path == null || path.test(occurrence.location().path()))
                && (inTree == null || inTree == occurrence.inTree());
    }
}
