package io.sekisho.core.writer;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.view.Wording;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Report;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is published: a report, for readers of one language.
 *
 * @param report facts and judgement, one judgement for each finding in the same order
 * @param history what was beside the report; {@link History#EMPTY} when nothing was
 * @param language of what we say; what a tool said is quoted as it said it
 * @param options by name, every option of the format that has a usual value or was set
 */
public record Edition(Report report, History history, Language language, Map<String, String> options) {
    /** A finding with what the policy says of it. */
    public record Entry(Finding finding, FindingJudgement judgement) {}

    public Edition {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(language, "language");
        options = Map.copyOf(options);
        if (report.facts().findings().size() != report.judgement().findings().size()) {
            throw new IllegalArgumentException("a finding without its judgement");
        }
    }

    /** A report alone, in a format that has nothing to set. */
    public static Edition of(Report report, Language language) {
        return new Edition(report, History.EMPTY, language, Map.of());
    }

    /** The judgement's day, UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(report.judgement().judgedAt(), ZoneOffset.UTC);
    }

    /** Our own sentences; what they quote has no control characters, the format's own escaping is yet to come. */
    public Wording wording() {
        return Wording.in(language);
    }

    /** In the report's order; a view, nothing is copied. */
    public List<Entry> entries() {
        List<Finding> findings = report.facts().findings();
        List<FindingJudgement> judgements = report.judgement().findings();
        return new AbstractList<>() {
            @Override
            public Entry get(int index) {
                return new Entry(findings.get(index), judgements.get(index));
            }

            @Override
            public int size() {
                return findings.size();
            }
        };
    }
}
