package io.sekisho.cli.doctor;

import io.sekisho.model.Text;
import java.util.Objects;

/**
 * One line of the doctor's.
 *
 * @param level how bad it is
 * @param topic what was looked at, a code
 * @param text what was found
 * @param nextStep what to do about it; null when there is nothing to do
 */
record Check(Level level, Topic topic, Text text, Text nextStep) {
    /** How bad something is. */
    enum Level {
        OK,
        /** A scan would be complete, but this is worth knowing. */
        NOTE,
        /** A scan would be incomplete, or not begin at all. */
        MISSING;

        Text word() {
            return switch (this) {
                case OK -> Text.of("admin.level-ok");
                case NOTE -> Text.of("admin.level-note");
                case MISSING -> Text.of("admin.level-missing");
            };
        }
    }

    /** What the doctor looks at, in this order. */
    enum Topic {
        JAVA,
        ENCODING,
        DISK,
        GIT,
        GITLEAKS,
        DATABASE,
        ENRICHMENT,
        NETWORK,
        BUILD,
        POLICY,
        PROJECT;

        Text word() {
            return switch (this) {
                case JAVA -> Text.of("admin.topic-java");
                case ENCODING -> Text.of("admin.topic-encoding");
                case DISK -> Text.of("admin.topic-disk");
                case GIT -> Text.of("admin.topic-git");
                case GITLEAKS -> Text.of("admin.topic-gitleaks");
                case DATABASE -> Text.of("admin.topic-database");
                case ENRICHMENT -> Text.of("enrich.topic");
                case NETWORK -> Text.of("admin.topic-network");
                case BUILD -> Text.of("admin.topic-build");
                case POLICY -> Text.of("central.topic");
                case PROJECT -> Text.of("admin.topic-project");
            };
        }
    }

    Check {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(text, "text");
    }

    static Check ok(Topic topic, Text text) {
        return new Check(Level.OK, topic, text, null);
    }

    static Check note(Topic topic, Text text, Text nextStep) {
        return new Check(Level.NOTE, topic, text, nextStep);
    }

    static Check missing(Topic topic, Text text, Text nextStep) {
        return new Check(Level.MISSING, topic, text, nextStep);
    }
}
