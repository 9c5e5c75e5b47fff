package io.sekisho.core.view;

import io.sekisho.model.GapType;

/** Which gaps lose findings that an earlier scan had, so that a consumer who compares reports would take them for repaired. */
public final class Hiding {
    private Hiding() {}

    /** What concerns the policy, the comparison or an old database hides nothing that was seen before. */
    public static boolean mayHide(GapType type) {
        return switch (type) {
            case SCANNER_FAILED,
                    SCANNER_TIMED_OUT,
                    SCANNER_OUT_OF_MEMORY,
                    DATABASE_MISSING,
                    DATABASE_PARTIAL,
                    DATABASE_DEMO,
                    SOURCES_WITHOUT_CLASSES,
                    DEPENDENCIES_UNRESOLVED,
                    NOTHING_TO_SCAN,
                    COVERAGE_FELL,
                    PART_MISSING,
                    SCOPE_NARROWED,
                    SCOPE_CONFIGURED,
                    HISTORY_UNAVAILABLE,
                    ECOSYSTEM_UNSUPPORTED,
                    AUXILIARY_CLASS_MISSING,
                    UNREADABLE_FILE,
                    SKIPPED_FILE,
                    PATH_OUTSIDE,
                    TOOL_NOTE -> true;
            case DATABASE_STALE,
                    TARGET_UNREADABLE,
                    TARGET_UNVERIFIED,
                    POLICY_UNREADABLE,
                    POLICY_STALE,
                    REFERENCE_UNREADABLE,
                    ENRICHMENT_MISSING,
                    ENRICHMENT_UNMATCHED,
                    ENRICHMENT_STALE -> false;
        };
    }
}
