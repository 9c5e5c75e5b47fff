package io.sekisho.core.policy;

import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A reviewed list of existing debt that does not block until a day.
 *
 * @param source where it is written, e.g. {@code .sekisho/baseline.yml}
 * @param until last day on which it accepts anything
 * @param ratchet whether the accepted set may only shrink: what was paid off, or was added after the first scan that read the
 *     list, is not accepted
 * @param limits what the policy demands of it
 * @param entries accepted findings, each fingerprint once
 */
public record Baseline(String source, LocalDate until, boolean ratchet, BaselineLimits limits, List<Entry> entries) {
    /**
     * An accepted finding.
     *
     * @param fingerprint of the finding
     * @param kind of the finding
     * @param severity that it had, for people
     * @param count of its units: declaring modules, files in the tree, equal lines; 0 for a secret that only the history has
     * @param title what people know it by
     * @param path where it was, for people
     * @param likenesses by which it is known again after it was moved; empty when by nothing
     * @param tool that reported it, when it was none of ours; null for ours, and when not known
     */
    public record Entry(
            String fingerprint,
            Kind kind,
            Severity severity,
            int count,
            String title,
            String path,
            List<String> likenesses,
            String tool) {
        public Entry {
            Objects.requireNonNull(fingerprint, "fingerprint");
            Objects.requireNonNull(kind, "kind");
            likenesses = List.copyOf(likenesses);
        }

        /** One of our own scanners. */
        public Entry(
                String fingerprint,
                Kind kind,
                Severity severity,
                int count,
                String title,
                String path,
                List<String> likenesses) {
            this(fingerprint, kind, severity, count, title, path, likenesses, null);
        }

        /** Units that it accepts: a secret that only the history has is one. */
        public int units() {
            return Math.max(1, count);
        }

        Entry plus(Entry other) {
            return new Entry(fingerprint, kind, severity, count + other.count, title, path, likenesses, tool);
        }

        /** The same for no more than so many units. */
        Entry atMost(int units) {
            return new Entry(fingerprint, kind, severity, Math.min(count, units), title, path, likenesses, tool);
        }
    }

    public Baseline {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(limits, "limits");
        entries = List.copyOf(entries);
    }

    /** One of which nothing is demanded. */
    public Baseline(String source, LocalDate until, boolean ratchet, List<Entry> entries) {
        this(source, until, ratchet, BaselineLimits.NONE, entries);
    }

    /** Whether it accepts anything on that day. */
    boolean counts(LocalDate today) {
        return !isOver(today) && limits.admits(until, today);
    }

    boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }
}
