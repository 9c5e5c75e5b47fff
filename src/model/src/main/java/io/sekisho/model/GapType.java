package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A row of the completeness table: a way in which a scan may have seen less than there is. */
public enum GapType {
    SCANNER_FAILED,
    SCANNER_TIMED_OUT,
    SCANNER_OUT_OF_MEMORY,
    DATABASE_MISSING,
    DATABASE_STALE,
    DATABASE_PARTIAL,
    DATABASE_DEMO,
    SOURCES_WITHOUT_CLASSES,
    DEPENDENCIES_UNRESOLVED,
    /** No scanner found anything that it reads: the directory is empty, or the wrong one. */
    NOTHING_TO_SCAN,
    COVERAGE_FELL,
    /** A part of a scan that was split is missing, or is of another state of the project. */
    PART_MISSING,
    /** Scanners, paths or time-outs narrowed by flags or by an untrusted branch. */
    SCOPE_NARROWED,
    /** Scanners or paths left out by the trusted configuration. */
    SCOPE_CONFIGURED,
    TARGET_UNREADABLE,
    /** The trusted ref could be read, but its remote could not be asked whether the clone's state of it is the true one. */
    TARGET_UNVERIFIED,
    /** A central policy did not answer, is not what was pinned or signed, or is an older one. */
    POLICY_UNREADABLE,
    /** A central policy did not answer; the last verified copy was used. */
    POLICY_STALE,
    /** The reference or its history is there but cannot be used: damaged, or of a newer version. */
    REFERENCE_UNREADABLE,
    /** The clock of the scan is before what it used was made: nobody can say what has expired. */
    CLOCK_BEHIND,
    /** A rule asks for KEV or EPSS, and there is no such data. */
    ENRICHMENT_MISSING,
    /** A rule asks for KEV or EPSS, and another tool reports a vulnerability without the CVE id by which these know it. */
    ENRICHMENT_UNMATCHED,
    ENRICHMENT_STALE,
    HISTORY_UNAVAILABLE,
    ECOSYSTEM_UNSUPPORTED,
    AUXILIARY_CLASS_MISSING,
    UNREADABLE_FILE,
    SKIPPED_FILE,
    PATH_OUTSIDE,
    TOOL_NOTE;

    /** The row's name in policy files and reports, e.g. {@code database-stale}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static GapType of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
