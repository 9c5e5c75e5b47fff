package io.sekisho.core.consolidate;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps what one scanner quotes from showing what another one found to be a secret: such a line stands in the report only as the
 * secret scanner masked it. The line is known by its place and, since a secret found in an earlier commit may have moved, by its
 * masked text.
 */
final class SecretLines {
    /** What the secret scanner writes instead of a value. */
    private static final String MASK = "***";

    /** With fewer known characters than this a masked text would fit nearly every line. */
    private static final int FEWEST_KNOWN = 4;

    private record Masked(String snippet, Pattern line) {}

    /** Path → first line → occurrence. */
    private final Map<String, TreeMap<Integer, Occurrence>> places = new HashMap<>();

    /** Path → masked lines. */
    private final Map<String, Map<String, Masked>> lines = new HashMap<>();

    private int longest;

    SecretLines(Collection<RawFinding> raw) {
        raw.forEach(this::add);
    }

    /** Knows of no secret yet. */
    SecretLines() {}

    void add(RawFinding one) {
        if (one.isCredential()) {
            add(one.occurrence());
        }
    }

    private void add(Occurrence secret) {
        Location location = secret.location();
        if (location.startLine() > 0) {
            places.computeIfAbsent(location.path(), none -> new TreeMap<>())
                    .merge(location.startLine(), secret, SecretLines::longer);
            longest = Math.max(longest, location.endLine() - location.startLine());
        }
        String text = secret.snippet() == null ? "" : folded(secret.snippet());
        List<String> known = Arrays.asList(text.split(Pattern.quote(MASK), -1));
        if (known.size() > 1 && known.stream().mapToInt(String::length).sum() >= FEWEST_KNOWN) {
            lines.computeIfAbsent(location.path(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            text,
                            none -> new Masked(
                                    secret.snippet(),
                                    Pattern.compile(
                                            known.stream().map(Pattern::quote).collect(Collectors.joining(".+")))));
        }
    }

    private static Occurrence longer(Occurrence one, Occurrence other) {
        return one.location().endLine() >= other.location().endLine() ? one : other;
    }

    /** @return the same result, its snippet replaced or taken away where it quotes a line with a secret */
    RawFinding masked(RawFinding raw) {
        Occurrence occurrence = raw.occurrence();
        if (raw.kind() == Kind.SECRET || occurrence.snippet() == null) {
            return raw;
        }
        String path = occurrence.location().path();
        String text = folded(occurrence.snippet());
        for (Masked masked : lines.getOrDefault(path, Map.of()).values()) {
            if (masked.line().matcher(text).find()) {
                return raw.with(occurrence.quoting(masked.snippet()));
            }
        }
        return isAt(occurrence.location()) ? raw.with(occurrence.quoting(null)) : raw;
    }

    private boolean isAt(Location place) {
        TreeMap<Integer, Occurrence> ofFile = places.get(place.path());
        return ofFile != null
                && place.startLine() > 0
                && ofFile.subMap(place.startLine() - longest, true, place.endLine(), true).values().stream()
                        .anyMatch(secret -> secret.location().endLine() >= place.startLine());
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
