package io.sekisho.core.policy;

import io.sekisho.model.Change;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * By what a finding is known again whose fingerprint changed because it was moved: fingerprints of secrets hold the path, those
 * of code the class. Strict, since nobody may swap one finding for another:
 *
 * <ul>
 *   <li>a secret by its value (a keyed fingerprint in common); without a key by rule and masked line in a file that git calls
 *       renamed, where the line itself is untouched;
 *   <li>a flaw by rule, method and line, or as a secret by a rename;
 *   <li>another tool's result by a rename;
 *   <li>a dependency never: its fingerprint holds no place.
 * </ul>
 */
final class Likeness {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Likeness() {}

    /** As an earlier state offers it. */
    static Set<String> before(Finding finding) {
        return before(finding, path -> true);
    }

    /** @param renamed whether a path is not called so any more */
    static Set<String> before(Finding finding, Predicate<String> renamed) {
        Set<String> all = anywhere(finding);
        for (Occurrence occurrence : finding.occurrences()) {
            if (renamed.test(occurrence.location().path())
                    && occurrence.inTree()
                    && occurrence.snippet() != null
                    && finding.kind() != Kind.DEPENDENCY) {
                all.add(inFile(finding, occurrence, occurrence.location().path()));
            }
        }
        return all;
    }

    /** As a later state asks for it. */
    static Set<String> now(Finding finding, Map<String, String> renames) {
        Set<String> all = anywhere(finding);
        for (Occurrence occurrence : finding.occurrences()) {
            String from = renames.get(occurrence.location().path());
            boolean same = Boolean.FALSE.equals(occurrence.touched()) && occurrence.snippet() != null;
            if (from != null && same && occurrence.inTree() && finding.kind() != Kind.DEPENDENCY) {
                all.add(inFile(finding, occurrence, from));
            }
        }
        return all;
    }

    /** @return former paths by new ones */
    static Map<String, String> renames(Change change) {
        Map<String, String> renames = new HashMap<>();
        if (change != null) {
            change.renames().forEach(rename -> renames.put(rename.to(), rename.from()));
        }
        return renames;
    }

    private static Set<String> anywhere(Finding finding) {
        Set<String> all = new TreeSet<>();
        if (finding.secret() != null) {
            finding.secret().keyedFingerprints().forEach(value -> all.add("value\0" + value));
        }
        if (finding.code() != null && finding.code().method() != null) {
            for (Occurrence occurrence : finding.occurrences()) {
                if (occurrence.snippet() != null) {
                    all.add(String.join(
                            "\0", "method", finding.rule().id(), finding.code().method(), line(occurrence)));
                }
            }
        }
        return all;
    }

    private static String inFile(Finding finding, Occurrence occurrence, String path) {
        return String.join("\0", "file", finding.kind().key(), finding.rule().id(), path, line(occurrence));
    }

    private static String line(Occurrence occurrence) {
        return folded(occurrence.snippet());
    }

    /** White space apart. */
    static String folded(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }

    /** Short enough for a baseline, which keeps it for every entry. */
    static String hash(String likeness) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(likeness.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
