package io.sekisho.core.reference;

import io.sekisho.model.GapType;

/**
 * What a gap loses of the findings that an earlier scan had. Whoever compares two scans would take those for repaired: the judge, a
 * platform that closes what a file does not list. What a type of gap loses is said here only.
 */
public enum Loss {
    /** Any finding of the scanners that it concerns. */
    ANY,
    /** Those in the files that it names. */
    FILES,
    /** Some, and nobody knows which; two scans of the same project mostly lose the same. */
    SOME,
    /** None: it concerns the policy, the comparison, or data that only grows old. */
    NONE;

    public static Loss of(GapType type) {
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
                    HISTORY_UNAVAILABLE -> ANY;
            case UNREADABLE_FILE, SKIPPED_FILE, PATH_OUTSIDE -> FILES;
            case ECOSYSTEM_UNSUPPORTED, AUXILIARY_CLASS_MISSING, TOOL_NOTE -> SOME;
            case DATABASE_STALE,
                    TARGET_UNREADABLE,
                    TARGET_UNVERIFIED,
                    POLICY_UNREADABLE,
                    POLICY_STALE,
                    REFERENCE_UNREADABLE,
                    CLOCK_BEHIND,
                    ENRICHMENT_MISSING,
                    ENRICHMENT_UNMATCHED,
                    ENRICHMENT_STALE -> NONE;
        };
    }
}
