package io.sekisho.core.consolidate;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Component;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SecretDetail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Folds raw results into findings: one for each fingerprint, one occurrence for each raw result. */
public final class Consolidator {
    private final SeverityTable severities;

    public Consolidator(SeverityTable severities) {
        this.severities = severities;
    }

    /** @return findings in the report's order; their occurrences are as many as the raw results */
    public List<Finding> findings(Collection<RawFinding> raw) {
        OtherTools otherTools = new OtherTools(raw);
        SecretLines secretLines = new SecretLines(raw);
        Map<String, List<RawFinding>> byFingerprint = new LinkedHashMap<>();
        for (RawFinding one : raw) {
            String fingerprint = otherTools.sameAs(one).orElseGet(() -> Fingerprints.of(one.kind(), one.identity()));
            byFingerprint
                    .computeIfAbsent(fingerprint, key -> new ArrayList<>(1))
                    .add(secretLines.masked(one));
        }
        List<Finding> findings = new ArrayList<>(byFingerprint.size());
        byFingerprint.forEach((fingerprint, same) -> findings.add(fold(fingerprint, same)));
        return findings.stream().sorted(Order.FINDINGS).toList();
    }

    /** The gravest result of our own scanners lends rule, words and details; severity is the gravest of all. */
    private Finding fold(String fingerprint, List<RawFinding> same) {
        same.sort(Order.RAW);
        RawFinding speaker = null;
        Grade speakers = null;
        Grade gravest = null;
        for (RawFinding one : same) {
            Grade grade = severities.grade(one);
            if (speaker == null || speaksBefore(one, grade, speaker, speakers)) {
                speaker = one;
                speakers = grade;
            }
            if (gravest == null || grade.severity().compareTo(gravest.severity()) < 0) {
                gravest = grade;
            }
        }
        List<Occurrence> occurrences = same.stream()
                .map(RawFinding::occurrence)
                .sorted(Order.OCCURRENCES)
                .toList();
        return new Finding(
                speaker.kind(),
                fingerprint,
                gravest.severity(),
                gravest.reason(),
                speaker.rule(),
                speaker.message(),
                speaker.vulnerability(),
                secret(speaker, same),
                speaker.code(),
                speaker.external(),
                speaker.remedy(),
                occurrences);
    }

    /**
     * @return findings of several scans in the report's order, those with the same fingerprint folded as {@link Overlap} says, and
     *     other tools' results with ours as if one scan had seen both
     */
    public List<Finding> join(Collection<Finding> found) {
        Map<String, Finding> joined = new LinkedHashMap<>();
        found.stream().sorted(Order.FINDINGS).forEach(one -> joined.merge(one.fingerprint(), one, Consolidator::union));
        return new Reunion(severities, joined)
                .findings().stream().sorted(Order.FINDINGS).toList();
    }

    /** @param first the graver one, which lends its words */
    private static Finding union(Finding first, Finding second) {
        SecretDetail secret = first.secret() == null || second.secret() == null
                ? first.secret()
                : new SecretDetail(
                        first.secret().entropy(),
                        Stream.of(first, second)
                                .flatMap(one -> one.secret().keyedFingerprints().stream())
                                .distinct()
                                .toList(),
                        first.secret().key());
        return new Finding(
                first.kind(),
                first.fingerprint(),
                first.severity(),
                first.severityReason(),
                first.rule(),
                first.message(),
                first.vulnerability(),
                secret,
                first.code(),
                first.external(),
                first.remedy(),
                Overlap.of(first.occurrences(), second.occurrences()));
    }

    /** Different values in one masked line are one finding; each is known again in other repositories. */
    private static SecretDetail secret(RawFinding speaker, List<RawFinding> same) {
        if (speaker.secret() == null) {
            return null;
        }
        List<String> keyed = same.stream()
                .filter(one -> one.secret() != null)
                .flatMap(one -> one.secret().keyedFingerprints().stream())
                .distinct()
                .toList();
        return new SecretDetail(
                speaker.secret().entropy(), keyed, speaker.secret().key());
    }

    private static boolean speaksBefore(RawFinding one, Grade its, RawFinding other, Grade others) {
        boolean own = one.kind() != Kind.EXTERNAL;
        boolean otherOwn = other.kind() != Kind.EXTERNAL;
        return own == otherOwn ? its.severity().compareTo(others.severity()) < 0 : own;
    }

    /** @return the components in the report's order; the same one, seen by two scanners or twice, is listed once */
    public List<Component> components(Collection<Component> seen) {
        Map<List<String>, Component> merged = new LinkedHashMap<>();
        for (Component one : seen) {
            List<String> key = java.util.Arrays.asList(one.packageUrl(), one.name(), one.version(), one.sha256());
            merged.merge(key, one, Consolidator::union);
        }
        return merged.values().stream().sorted(Order.COMPONENTS).toList();
    }

    private static Component union(Component first, Component second) {
        Boolean direct = first.direct() == null ? second.direct() : first.direct();
        if (Boolean.TRUE.equals(second.direct())) {
            direct = true;
        }
        List<Occurrence> occurrences = Stream.concat(first.occurrences().stream(), second.occurrences().stream())
                .distinct()
                .sorted(Order.OCCURRENCES)
                .toList();
        return new Component(
                first.packageUrl(),
                first.name(),
                first.version(),
                first.ecosystem(),
                first.licenses().isEmpty() ? second.licenses() : first.licenses(),
                first.sha256(),
                direct,
                first.scope() == null || second.scope() == null ? null : first.scope(),
                occurrences);
    }

    /** @return the gaps in the report's order, each once */
    public List<Gap> gaps(Collection<Gap> seen) {
        return seen.stream().distinct().sorted(Order.GAPS).toList();
    }
}
