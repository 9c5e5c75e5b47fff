package io.sekisho.core.policy;

import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.model.BaselineState;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import io.sekisho.model.Report;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One scan after the other, each with the one before as its reference, the history beside it. */
final class Scans {
    Report report;
    History history = History.EMPTY;
    Baseline baseline;
    List<Suppression> suppressions = List.of();

    Judgement scan(Repo repo) {
        Reference reference = new Reference(report, history, List.of());
        Policy policy = Policy.defaults()
                .draft()
                .baseline(baseline)
                .suppressions(suppressions)
                .policy();
        Facts facts = repo.facts();
        Judgement judgement =
                new Judge().judge(facts, policy, reference, Clock.fixed(Repo.noon(repo.day), ZoneOffset.UTC));
        report = new Report(facts, judgement);
        history = Histories.after(reference, report, policy);
        return judgement;
    }

    /** Accepts all that the last scan found until the end of the year. */
    Scans accept() {
        return accept(LocalDate.of(2026, 12, 31), true);
    }

    Scans accept(LocalDate until, boolean ratchet) {
        Set<String> all = new HashSet<>();
        report.facts().findings().forEach(finding -> all.add(finding.fingerprint()));
        baseline = new Baseline("b.yml", until, ratchet, BaselineText.entries(report, all));
        return this;
    }

    /** Status and cause in a word, with the positions of what is new; by rule, place and line of the first occurrence. */
    static Map<String, String> statuses(Facts facts, Judgement judgement) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < facts.findings().size(); i++) {
            Finding finding = facts.findings().get(i);
            FindingJudgement judged = judgement.findings().get(i);
            String word = judged.status() == null ? "unknown" : judged.status().key();
            all.put(
                    name(finding),
                    judged.cause() == null ? word : word + " " + judged.cause().key() + " " + judged.fresh());
        }
        return all;
    }

    static String name(Finding finding) {
        return finding.kind().key() + " "
                + finding.occurrences().get(0).location().path();
    }

    Map<String, String> statuses() {
        return statuses(report.facts(), report.judgement());
    }

    /** Accepted findings that are left, and such as are refused. */
    String accepted() {
        BaselineState state = report.judgement().baseline();
        return state.remaining() + "/" + state.refused();
    }
}
