package io.sekisho.core.standard;

import io.sekisho.model.Facts;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GapJudgement;
import io.sekisho.model.StandardState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A written standard.
 *
 * @param id of the standard
 * @param version null when it has none
 * @param title by language
 * @param items in the standard's order
 */
public record Standard(String id, String version, Map<String, String> title, List<Item> items) {

    /** How much a scan can tell of an item. */
    public enum Assessable {
        /** It sees violations of the kind that the item's words say, so that their absence says something. */
        YES("true"),
        /** It sees some violations, by chance as it were; their absence says nothing. */
        PARTLY("partly"),
        NO("false");

        private final String key;

        Assessable(String key) {
            this.key = key;
        }

        /** The word used in YAML. */
        public String key() {
            return key;
        }
    }

    /**
     * One item.
     *
     * @param id unique in the standard, e.g. {@code 1.5}
     * @param category by language
     * @param title by language
     * @param assessable whether a scan can tell
     * @param evidence what speaks against it; {@link Evidence#NONE} for what is not assessable
     * @param note by language: what the absence of a violation covers, or why a scan cannot tell
     */
    public record Item(
            String id,
            Map<String, String> category,
            Map<String, String> title,
            Assessable assessable,
            Evidence evidence,
            Map<String, String> note) {
        public Item {
            Objects.requireNonNull(id, "id");
            category = Map.copyOf(category);
            title = Map.copyOf(title);
            Objects.requireNonNull(assessable, "assessable");
            Objects.requireNonNull(evidence, "evidence");
            note = Map.copyOf(note);
        }
    }

    public Standard {
        Objects.requireNonNull(id, "id");
        title = Map.copyOf(title);
        items = List.copyOf(items);
    }

    /** How a project stands on the day of its scan, as far as the facts alone tell. */
    public StandardState assess(Facts facts, List<FindingJudgement> findings) {
        return assess(facts, findings, List.of(), LocalDate.ofInstant(facts.startedAt(), ZoneOffset.UTC));
    }

    /**
     * How a project stands.
     *
     * @param findings the judgement of each finding: what is suppressed, and since when it is there
     * @param gaps the judgement of each gap: what makes a scan incomplete leaves items unassessed
     * @param today the day that ages are counted to
     */
    public StandardState assess(
            Facts facts, List<FindingJudgement> findings, List<GapJudgement> gaps, LocalDate today) {
        return new StandardRun(this, facts, findings, gaps, today, SharedSecrets.NONE).state();
    }
}
