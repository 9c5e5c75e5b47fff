package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.LIB;
import static io.sekisho.core.policy.Repo.SQL;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.CommitRef;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Report;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One scan judged against the scan before it, and findings as no {@link Repo} has them. */
final class StatusSamples {
    private StatusSamples() {}

    static Repo repo() {
        return Repo.of(KEY, SQL, LIB);
    }

    static Map<String, String> compared(Repo before, Repo after) {
        return statuses(reference(before.facts()), after.facts());
    }

    static Map<String, String> statuses(Reference reference, Facts facts) {
        return Scans.statuses(facts, judge(reference, facts));
    }

    static Judgement judge(Reference reference, Facts facts) {
        return new Judge().judge(facts, Policy.defaults(), reference, Samples.CLOCK);
    }

    static Reference reference(Facts facts) {
        return new Reference(new Report(facts, judge(Reference.NONE, facts)), History.EMPTY, List.of());
    }

    static Facts with(Facts facts, UnaryOperator<Finding> how) {
        return new Facts(
                "t",
                facts.startedAt(),
                1,
                facts.project(),
                facts.findings().stream().map(how).toList(),
                facts.components(),
                facts.coverage());
    }

    static Finding at(Finding finding, String artifact, CommitRef commit) {
        Occurrence place = finding.occurrences().get(0);
        return changed(
                finding,
                finding.fingerprint(),
                new Occurrence(
                        place.scanner(),
                        place.location(),
                        artifact,
                        place.module(),
                        commit,
                        true,
                        List.of(),
                        place.snippet(),
                        null,
                        null,
                        null));
    }

    static Finding changed(Finding finding, String fingerprint, Occurrence place) {
        return new Finding(
                finding.kind(),
                fingerprint,
                finding.severity(),
                null,
                finding.rule(),
                null,
                finding.vulnerability(),
                finding.secret(),
                finding.code(),
                finding.external(),
                null,
                List.of(place));
    }
}
