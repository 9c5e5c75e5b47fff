package io.sekisho.model;

import java.util.Objects;

/**
 * Facts and judgement.
 *
 * @param schemaVersion version of the JSON form, see {@code sekisho-report.schema.json}
 * @param facts what was seen
 * @param judgement what the policy says of it
 */
public record Report(String schemaVersion, Facts facts, Judgement judgement) {
    /** Version of the JSON form that this code writes. A reader accepts the same major version. */
    public static final String SCHEMA_VERSION = "1.1";

    public Report {
        Objects.requireNonNull(schemaVersion, "schemaVersion");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(judgement, "judgement");
    }

    public Report(Facts facts, Judgement judgement) {
        this(SCHEMA_VERSION, facts, judgement);
    }

    /** The same facts under another judgement. */
    public Report judged(Judgement other) {
        return new Report(schemaVersion, facts, other);
    }
}
