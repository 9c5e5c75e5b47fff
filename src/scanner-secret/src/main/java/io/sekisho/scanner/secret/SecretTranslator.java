package io.sekisho.scanner.secret;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Text;
import io.sekisho.scanner.secret.key.Keys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes raw findings of sightings: one each. Here the values end. */
final class SecretTranslator {
    private static final int LONGEST_SNIPPET = 500;
    /** CWE-798: Use of Hard-coded Credentials. */
    private static final List<Integer> CWE = List.of(798);

    /** What they find is a private key. */
    private static final Set<String> KEY_RULES = Set.of("private-key", "sekisho-putty-private-key");

    private final Allowances allowances;
    private final List<FingerprintKey> keys;
    private final Map<Sighting.Same, String> marks;

    /** @param marks of values that are not the first that their line had */
    SecretTranslator(Allowances allowances, List<FingerprintKey> keys, Map<Sighting.Same, String> marks) {
        this.allowances = allowances;
        this.keys = keys;
        this.marks = marks;
    }

    List<RawFinding> translate(List<Sighting> sightings) throws IOException {
        Set<String> own = new HashSet<>();
        for (Sighting sighting : sightings) {
            if (!RuleSet.isOfRepository(sighting.leak().rule())) {
                own.add(place(sighting));
            }
        }
        List<RawFinding> findings = new ArrayList<>();
        for (Sighting sighting : sightings) {
            if (sighting.evidence().open() && !sighting.inTree()) {
                continue;
            }
            // A rule of the repository that only repeats one that is there already.
            if (!RuleSet.isOfRepository(sighting.leak().rule()) || !own.contains(place(sighting))) {
                findings.add(translate(sighting));
            }
        }
        return findings;
    }

    private static String place(Sighting sighting) {
        Leak leak = sighting.leak();
        return String.join(
                "\0",
                RuleSet.name(leak.rule()),
                leak.file(),
                leak.commit(),
                leak.startLine() + ":" + leak.startColumn() + ":" + leak.endLine() + ":" + leak.endColumn());
    }

    private RawFinding translate(Sighting sighting) throws IOException {
        Leak leak = sighting.leak();
        String rule = RuleSet.name(leak.rule());
        String line = RawPath.utf8(sighting.masked().text());
        Occurrence occurrence = new Occurrence(
                Seen.SCANNER,
                sighting.location(),
                null,
                null,
                sighting.commit(),
                sighting.inTree(),
                List.of(),
                line.isEmpty() ? null : snippet(sighting.masked()),
                allowances.against(sighting));
        boolean open = sighting.evidence().open();
        return RawFinding.secret(
                identity(rule, sighting.path(), line, open ? "" : marks.getOrDefault(sighting.same(), "")),
                new Rule(rule, rule, leak.description(), open ? OpenRules.cwes(rule) : CWE, null),
                null,
                occurrence,
                open
                        ? new SecretDetail(
                                0,
                                List.of(),
                                OpenRules.key(rule, sighting.evidence().match()))
                        : secret(leak, rule, sighting.evidence().value()),
                new Remedy(Text.of(open ? OpenRules.remedy(rule) : remedy(sighting)), null, null));
    }

    private SecretDetail secret(Leak leak, String rule, String value) {
        List<String> keyed = value == null
                ? List.of()
                : keys.stream().map(key -> key.of(value)).toList();
        return new SecretDetail(leak.entropy(), keyed, KEY_RULES.contains(rule) ? Keys.ofPrivate(value) : null);
    }

    private static String remedy(Sighting sighting) {
        return sighting.inTree() ? "secret.remedy-tree" : "secret.remedy-history";
    }

    private static List<String> identity(String rule, String path, String line, String mark) {
        return mark.isEmpty() ? List.of(rule, path, line) : List.of(rule, path, line, mark);
    }

    /** The part around the mask, when the line is long. */
    private static String snippet(Evidence.Masked masked) {
        String text = masked.text();
        int start = Math.max(0, Math.min(masked.offset() - LONGEST_SNIPPET / 3, text.length() - LONGEST_SNIPPET));
        String part = RawPath.utf8(text.substring(start, Math.min(text.length(), start + LONGEST_SNIPPET)));
        return part.length() > LONGEST_SNIPPET ? part.substring(0, LONGEST_SNIPPET) : part;
    }
}
