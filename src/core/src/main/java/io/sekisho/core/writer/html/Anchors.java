package io.sekisho.core.writer.html;

import io.sekisho.core.view.Counting;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Edition.Entry;
import io.sekisho.model.Action;
import io.sekisho.model.FindingJudgement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which findings are on the page, and where. What blocks is first, so that it is never among those for which there is no room.
 *
 * <p>The anchor of {@code d1:abc} is {@code d1-abc}: links to it stay right from scan to scan.
 */
final class Anchors {
    private static final Pattern FINGERPRINT = Pattern.compile("[a-z][0-9]+:[A-Za-z0-9-]+");

    /** What a policy makes of a finding: the headings under which a page lists them, in their order. */
    enum Group {
        BLOCKS(judged -> judged.action() == Action.FAIL),
        WARNS(judged -> judged.action() == Action.WARN),
        GRACE(judged -> judged.action() == Action.IGNORE && judged.deadline() != null),
        NOT_COUNTED(judged -> !Counting.counts(judged));

        private final Predicate<FindingJudgement> has;

        Group(Predicate<FindingJudgement> has) {
            this.has = has;
        }

        Stream<Entry> of(Edition edition) {
            return edition.entries().stream().filter(entry -> has.test(entry.judgement()));
        }

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<String, String> byFingerprint = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    /** @param most for how many findings there is room */
    Anchors(Edition edition, int most) {
        Set<String> taken = new HashSet<>();
        List.of(Group.values()).stream()
                .flatMap(group -> group.of(edition))
                .map(entry -> entry.finding().fingerprint())
                .filter(fingerprint -> !byFingerprint.containsKey(fingerprint))
                .limit(most)
                .forEach(fingerprint -> byFingerprint.put(fingerprint, unique(fingerprint, taken)));
    }

    private static String unique(String fingerprint, Set<String> taken) {
        String anchor = FINGERPRINT.matcher(fingerprint).matches() ? fingerprint.replace(':', '-') : "finding";
        String free = anchor;
        for (int number = taken.size(); !taken.add(free); number++) {
            free = anchor + "-" + number;
        }
        return free;
    }

    /** Null when there was no room for it. */
    String of(String fingerprint) {
        return byFingerprint.get(fingerprint);
    }

    /** The anchor for a finding that is now written; null when there is no room, or when one with the same fingerprint has it. */
    String claim(String fingerprint) {
        String anchor = of(fingerprint);
        return anchor != null && written.add(fingerprint) ? anchor : null;
    }

    int shown() {
        return byFingerprint.size();
    }
}
