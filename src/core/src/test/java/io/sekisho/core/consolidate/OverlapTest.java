package io.sekisho.core.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.config.SeverityReader;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What becomes of the places of one finding that several parts of a scan saw. */
class OverlapTest {
    private static final Instant OLD = Instant.parse("2024-01-01T00:00:00Z");

    private final Consolidator consolidator = new Consolidator(SeverityReader.shipped());

    @Test
    void twoEqualLinesStayTwoWhateverAnotherPartSaw() {
        List<Finding> two = consolidator.findings(List.of(flaw("A.java", 3), flaw("A.java", 3)));
        List<Finding> elsewhere = consolidator.findings(List.of(flaw("B.java", 3)));
        assertThat(places(consolidator.join(all(two, elsewhere)))).hasSize(3);
        assertThat(places(consolidator.join(all(elsewhere, two)))).hasSize(3);
        assertThat(places(consolidator.join(all(two, two)))).hasSize(2);
    }

    /** A shallow clone knows less of the same place than a whole one. */
    @Test
    void whatOnlyOnePartKnowsOfAPlaceIsKept() {
        Finding shallow = consolidator.findings(List.of(flaw("A.java", 3))).get(0);
        Finding whole = shallow.at(List.of(shallow.occurrences().get(0).witnessed(true, OLD)));
        for (List<Finding> order : List.of(List.of(shallow, whole), List.of(whole, shallow))) {
            assertThat(places(consolidator.join(order))).containsExactlyElementsOf(whole.occurrences());
        }
    }

    /** Whatever parts a scan is cut into, overlapping or not, each file wholly in one: joined they are the scan. */
    @RepeatedTest(50)
    void partsOfAScanAreTheScan(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<RawFinding> raw = new ArrayList<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            raw.add(flaw("F" + random.nextInt(6) + ".java", 1 + random.nextInt(3)));
        }
        int parts = 1 + random.nextInt(4);
        List<List<RawFinding>> cut = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int part = i;
            boolean[] more = new boolean[6];
            for (int file = 0; file < more.length; file++) {
                more[file] = random.nextInt(3) == 0;
            }
            cut.add(raw.stream()
                    .filter(one -> {
                        int file = one.occurrence().location().path().charAt(1) - '0';
                        return file % parts == part || more[file];
                    })
                    .toList());
        }
        List<Finding> seen = new ArrayList<>();
        cut.forEach(part -> seen.addAll(consolidator.findings(part)));
        Collections.shuffle(seen, random);
        assertThat(consolidator.join(seen)).isEqualTo(consolidator.findings(raw));
    }

    /** Of equal occurrences there are as many as in the part that has most of them, in any order and any grouping. */
    @RepeatedTest(50)
    void theMostThatOnePartSawCounts(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<List<Finding>> parts = new ArrayList<>();
        Map<Occurrence, Long> most = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            List<RawFinding> raw = new ArrayList<>();
            for (int j = random.nextInt(12); j >= 0; j--) {
                raw.add(flaw("F" + random.nextInt(2) + ".java", 1 + random.nextInt(2)));
            }
            List<Finding> part = consolidator.findings(raw).stream()
                    .map(one -> one.at(one.occurrences().stream()
                            .map(place -> random.nextBoolean() ? place : place.witnessed(random.nextBoolean(), OLD))
                            .toList()))
                    .toList();
            parts.add(part);
            count(places(part)).forEach((key, count) -> most.merge(key, count, Math::max));
        }
        List<Finding> joined = consolidator.join(all(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
        assertThat(count(places(joined))).isEqualTo(most);
        List<Finding> grouped = consolidator.join(all(
                consolidator.join(all(parts.get(3), parts.get(1))),
                consolidator.join(all(parts.get(2), parts.get(0)))));
        assertThat(places(grouped)).isEqualTo(places(joined));
    }

    private static Map<Occurrence, Long> count(List<Occurrence> places) {
        Map<Occurrence, Long> counts = new HashMap<>();
        places.forEach(one -> counts.merge(one.witnessed(null, null), 1L, Long::sum));
        return counts;
    }

    private static List<Occurrence> places(List<Finding> findings) {
        return findings.stream().flatMap(one -> one.occurrences().stream()).toList();
    }

    @SafeVarargs
    private static List<Finding> all(List<Finding>... parts) {
        List<Finding> all = new ArrayList<>();
        for (List<Finding> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static RawFinding flaw(String path, int line) {
        return RawFinding.code(
                List.of("SQL_INJECTION_JDBC", "A", "m()V", "x"),
                new Rule("SQL_INJECTION_JDBC", null, null, List.of(89), null),
                "message",
                Occurrence.at("code", Location.line(path, line)),
                new CodeDetail("A", "m()V", "SECURITY", 5, "high"),
                null);
    }
}
