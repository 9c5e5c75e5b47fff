package io.sekisho.core.policy;

import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import java.util.EnumMap;
import java.util.Map;

/**
 * The completeness table: what each way of seeing less does to the verdict.
 *
 * @param rows an effect for every row
 */
public record Completeness(Map<GapType, Effect> rows) {
    public Completeness {
        rows = Map.copyOf(rows);
    }

    public static Completeness defaults() {
        Map<GapType, Effect> rows = new EnumMap<>(GapType.class);
        for (GapType type : GapType.values()) {
            rows.put(type, byDefault(type));
        }
        return new Completeness(rows);
    }

    private static Effect byDefault(GapType type) {
        return switch (type) {
            case SCANNER_FAILED,
                    SCANNER_TIMED_OUT,
                    SCANNER_OUT_OF_MEMORY,
                    DATABASE_MISSING,
                    DATABASE_STALE,
                    DATABASE_PARTIAL,
                    DATABASE_DEMO,
                    SOURCES_WITHOUT_CLASSES,
                    DEPENDENCIES_UNRESOLVED,
                    NOTHING_TO_SCAN,
                    COVERAGE_FELL,
                    PART_MISSING,
                    SCOPE_NARROWED,
                    TARGET_UNREADABLE,
                    TARGET_UNVERIFIED,
                    POLICY_UNREADABLE,
                    REFERENCE_UNREADABLE,
                    CLOCK_BEHIND,
                    ENRICHMENT_MISSING,
                    HISTORY_UNAVAILABLE -> Effect.INCOMPLETE;
            case SCOPE_CONFIGURED,
                    POLICY_STALE,
                    ENRICHMENT_STALE,
                    ENRICHMENT_UNMATCHED,
                    ECOSYSTEM_UNSUPPORTED,
                    AUXILIARY_CLASS_MISSING,
                    UNREADABLE_FILE,
                    SKIPPED_FILE,
                    PATH_OUTSIDE,
                    TOOL_NOTE -> Effect.NOTED;
        };
    }

    /** The same table with some rows moved. */
    public Completeness with(Map<GapType, Effect> moved) {
        Map<GapType, Effect> all = new EnumMap<>(rows);
        all.putAll(moved);
        return new Completeness(all);
    }

    public Effect of(GapType type) {
        return rows.get(type);
    }
}
