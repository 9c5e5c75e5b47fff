package io.sekisho.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/**
 * Versions that meet every one of some bounds, written {@code >=2.0,<2.15} or just {@code 2.14.1}. Compared as Maven's
 * resolver does, which orders semantic versions too.
 *
 * @param bounds at least one
 */
public record VersionRange(List<Bound> bounds) {
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=|)\\s*([0-9A-Za-z][0-9A-Za-z.+_-]*)");

    /**
     * @param operator one of {@code >=, <=, >, <, =}
     * @param version compared with
     */
    public record Bound(String operator, String version) {
        private boolean isFrom() {
            return !operator.startsWith("<");
        }

        private boolean isUpTo() {
            return !operator.startsWith(">");
        }

        /** Whether this lower bound leaves something below that upper one; between two versions there may always be a third. */
        private boolean meets(Bound upper) {
            int order = parsed(version).compareTo(parsed(upper.version));
            return order < 0 && (!operator.equals("=") || !upper.operator.equals("="))
                    || order == 0 && !operator.equals(">") && !upper.operator.equals("<");
        }

        /** Whether all that this bound admits is admitted by that one, which is open to one side. */
        private boolean isWithin(Bound wider) {
            int order = parsed(version).compareTo(parsed(wider.version));
            boolean ends = !wider.operator.endsWith("=") && operator.endsWith("=");
            return wider.operator.startsWith(">")
                    ? isFrom() && (ends ? order > 0 : order >= 0)
                    : isUpTo() && (ends ? order < 0 : order <= 0);
        }

        boolean admits(String other) {
            int order = parsed(other).compareTo(parsed(version));
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        }
    }

    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    static VersionRange exactly(String version) {
        return new VersionRange(List.of(new Bound("=", version)));
    }

    /** @return empty when the text is no range */
    public static Optional<VersionRange> parse(String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = BOUND.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            bounds.add(new Bound(matcher.group(1).isEmpty() ? "=" : matcher.group(1), matcher.group(2)));
        }
        return Optional.of(new VersionRange(bounds));
    }

    /** Whether no version can meet all bounds. */
    public boolean isEmpty() {
        return bounds.stream()
                .anyMatch(
                        one -> bounds.stream().anyMatch(other -> one.isFrom() && other.isUpTo() && !one.meets(other)));
    }

    /** Whether every version of the other range is in this one. */
    boolean coversAllOf(VersionRange other) {
        return equals(other)
                || bounds.stream()
                        .allMatch(bound -> bound.operator().equals("=")
                                ? other.isOnly(bound.version())
                                : other.bounds.stream().anyMatch(narrower -> narrower.isWithin(bound)));
    }

    /** Whether it has no other version than that one. */
    private boolean isOnly(String version) {
        return bounds.stream()
                .anyMatch(bound ->
                        bound.operator().equals("=") && parsed(bound.version()).equals(parsed(version)));
    }

    boolean contains(String version) {
        return bounds.stream().allMatch(bound -> bound.admits(version));
    }

    private static Version parsed(String version) {
        try {
            return new GenericVersionScheme().parseVersion(version);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
