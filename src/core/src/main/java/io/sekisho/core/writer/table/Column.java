package io.sekisho.core.writer.table;

import java.util.Locale;

/** A column of the one table that {@code ndjson} fills, in BigQuery's types. What it means is the text {@code data.column-<name>}. */
enum Column {
    RECORD_TYPE(Type.STRING, Mode.REQUIRED),
    SCAN_ID(Type.STRING, Mode.REQUIRED),
    REPOSITORY(Type.STRING, Mode.REQUIRED),
    BRANCH(Type.STRING),
    COMMIT_ID(Type.STRING),
    PROPOSED_TO(Type.STRING),
    SCANNED_AT(Type.TIMESTAMP, Mode.REQUIRED),
    TOOL_VERSION(Type.STRING),
    OUTCOME(Type.STRING),
    COMPLETE(Type.BOOL),
    GATE_MODE(Type.STRING),
    FAIL_ON(Type.STRING),
    DURATION_MS(Type.INT64),
    REFERENCE_COMMIT(Type.STRING),
    FINDINGS(Type.INT64),
    SUPPRESSED(Type.INT64),
    FINGERPRINT(Type.STRING),
    KIND(Type.STRING),
    SEVERITY(Type.STRING),
    SEVERITY_RANK(Type.INT64),
    RULE_ID(Type.STRING),
    TITLE(Type.STRING),
    COMPONENT(Type.STRING),
    COMPONENT_VERSION(Type.STRING),
    PACKAGE_URL(Type.STRING),
    FIXED_VERSION(Type.STRING),
    PATH(Type.STRING),
    LINE(Type.INT64),
    PLACES(Type.INT64),
    SUPPRESSED_PLACES(Type.INT64),
    IS_COUNTED(Type.BOOL),
    ACTION(Type.STRING),
    GATE_RULE(Type.STRING),
    STATUS(Type.STRING),
    CAUSE(Type.STRING),
    FIRST_SEEN(Type.DATE),
    AGE_DAYS(Type.INT64),
    DEADLINE(Type.DATE),
    ACCEPTED_BY(Type.STRING),
    FIXED_ON(Type.DATE),
    DAYS_TO_FIX(Type.INT64),
    CVSS(Type.FLOAT64),
    EPSS(Type.FLOAT64),
    KNOWN_EXPLOITED(Type.BOOL),
    CWES(Type.INT64, Mode.REPEATED),
    STANDARD_ITEMS(Type.STRING, Mode.REPEATED),
    ADVICE(Type.STRING),
    URL(Type.STRING),
    SUPPRESSION_SOURCE(Type.STRING),
    REASON(Type.STRING),
    EXPIRES_ON(Type.DATE),
    DAYS_LEFT(Type.INT64),
    STANDARD_ID(Type.STRING),
    STANDARD_VERSION(Type.STRING),
    ITEM_ID(Type.STRING),
    ITEM_TITLE(Type.STRING),
    ITEM_STATE(Type.STRING),
    GAP_TYPE(Type.STRING),
    GAP_EFFECT(Type.STRING),
    SCANNER(Type.STRING),
    MESSAGE(Type.STRING);

    /** BigQuery's names. */
    enum Type {
        STRING,
        INT64,
        FLOAT64,
        BOOL,
        DATE,
        TIMESTAMP
    }

    /** BigQuery's names. */
    enum Mode {
        REQUIRED,
        NULLABLE,
        REPEATED
    }

    private final Type type;
    private final Mode mode;

    Column(Type type, Mode mode) {
        this.type = type;
        this.mode = mode;
    }

    Column(Type type) {
        this(type, Mode.NULLABLE);
    }

    Type type() {
        return type;
    }

    Mode mode() {
        return mode;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Code of the sentence that says what it holds. */
    String meaning() {
        return "data.column-" + key().replace('_', '-');
    }
}
