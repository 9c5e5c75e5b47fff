package io.sekisho.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Judgement;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a repository looks like, edits of one sort change no status, and each of another sort changes exactly its own. */
class EditsTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 10);

    private Random random;
    private int names;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void harmlessEditsChangeNothing(long seed) {
        random = new Random(seed);
        Scans scans = onboarded(random.nextInt(12));
        Map<String, LocalDate> before = days(scans);
        for (int i = 1; i <= 6; i++) {
            Repo repo = last.copy().on(START.plusDays(i));
            harmless(repo);
            Judgement judged = scans.scan(repo);
            assertThat(scans.statuses().values()).as("scan %d", i).allMatch("existing"::equals);
            assertThat(judged.gone()).isEmpty();
            assertThat(judged.findings()).allMatch(one -> one.accepted() != null);
            assertThat(days(scans).values()).containsExactlyInAnyOrderElementsOf(before.values());
            last = repo;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void harmfulEditsAreNewAndNothingElseIs(long seed) {
        random = new Random(seed);
        Scans scans = onboarded(1 + random.nextInt(12));
        Repo repo = last.copy().on(START.plusDays(1));
        harmless(repo);
        Item source = any(repo);
        Item added = harmful(source);
        repo.add(added);
        Judgement judged = scans.scan(repo);
        List<FindingJudgement> fresh = judged.findings().stream()
                .filter(one -> one.status() == Status.NEW)
                .toList();
        assertThat(fresh).hasSize(1);
        assertThat(fresh.get(0).fingerprint()).isEqualTo(Repo.fingerprint(added));
        assertThat(fresh.get(0).fresh()).hasSize(1);
        assertThat(fresh.get(0).accepted()).isNull();
        assertThat(judged.gone()).isEmpty();
        Finding finding = scans.report.facts().findings().get(judged.findings().indexOf(fresh.get(0)));
        assertThat(finding.occurrences().get(fresh.get(0).fresh().get(0)).touched())
                .as("git is heard")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatGoesIsFixedUnlessItsScannerFailedAndReturnsWithItsDay(long seed) {
        random = new Random(seed);
        Scans scans = onboarded(1 + random.nextInt(12));
        Item gone = any(last);
        String fingerprint = Repo.fingerprint(gone);
        LocalDate day = days(scans).get(fingerprint);
        Repo repo = last.copy().on(START.plusDays(1));
        repo.items.removeIf(item -> Repo.fingerprint(item).equals(fingerprint));
        boolean blind = random.nextBoolean();
        if (blind) {
            repo.states.put(gone.kind(), ScannerState.TIMED_OUT);
        }
        Judgement judged = scans.scan(repo);
        assertThat(judged.gone()).extracting(GoneFinding::fingerprint).containsExactly(fingerprint);
        assertThat(judged.gone())
                .extracting(GoneFinding::status)
                .containsExactly(blind ? Status.NOT_SEEN : Status.FIXED);
        assertThat(scans.statuses().values()).allMatch("existing"::equals);

        Judgement back = scans.scan(last.copy().on(START.plusDays(200)));
        FindingJudgement returned = back.findings().stream()
                .filter(one -> one.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow();
        assertThat(returned.firstSeen()).isEqualTo(day);
        assertThat(returned.status()).isEqualTo(blind ? Status.EXISTING : Status.NEW);
        assertThat(returned.accepted() == null).as("refused").isEqualTo(!blind);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void clocksThatJumpNeverGiveAFreshPeriod(long seed) {
        random = new Random(seed);
        Scans scans = onboarded(1 + random.nextInt(12));
        Map<String, LocalDate> before = days(scans);
        scans.scan(last.copy().on(START.plusDays(random.nextInt(20_000) - 10_000)));
        scans.scan(last.copy().on(START.plusDays(2)));
        days(scans).forEach((fingerprint, day) -> assertThat(day).isBeforeOrEqualTo(before.get(fingerprint)));
    }

    private Repo last;

    private Scans onboarded(int size) {
        Repo repo = new Repo().on(START);
        repo.keyed = random.nextBoolean();
        IntStream.range(0, size).forEach(i -> repo.add(item()));
        last = repo;
        Scans scans = new Scans();
        scans.scan(repo);
        scans.accept();
        scans.scan(repo);
        return scans;
    }

    /** Each of another fingerprint, rule and value, so that it is known which of them is which. */
    private Item item() {
        String name = "n" + names++;
        return switch (random.nextInt(3)) {
            case 0 -> Repo.secret("config/" + name + ".yml", "value-" + name);
            case 1 -> Repo.flaw("src/" + name + ".java", name, "query(" + name + ")");
            default -> Repo.library(name, "g/" + name, "1.0");
        };
    }

    private Item any(Repo repo) {
        return repo.items.get(random.nextInt(repo.items.size()));
    }

    private void harmless(Repo repo) {
        for (int i = random.nextInt(4); i > 0 && !repo.items.isEmpty(); i--) {
            Item item = any(repo);
            switch (random.nextInt(5)) {
                case 0 -> repo.firstLine += 1 + random.nextInt(50);
                case 1 -> repo.windows = true;
                case 2 ->
                    repo.harmless.add(Repo.library("n", "g/unrelated", "1." + i).touched(true));
                case 3 -> rename(repo, item);
                default -> bump(repo, item);
            }
        }
    }

    /** A file is renamed once between two scans: git tells of the first and the last name. */
    private void rename(Repo repo, Item item) {
        boolean renamed = repo.renames.stream().anyMatch(one -> one.to().equals(item.place()));
        if (item.kind() != Kind.DEPENDENCY && !renamed) {
            repo.rename(item.place(), "moved/" + names++);
        } else if (item.kind() == Kind.DEPENDENCY) {
            String to = "module" + names++;
            repo.edit(
                    other -> other.place().equals(item.place()),
                    other -> other.at(to).touched(true));
        }
    }

    /** A library goes to a version that is as vulnerable; a class to another name. */
    private void bump(Repo repo, Item item) {
        String name = "n" + names++;
        switch (item.kind()) {
            case DEPENDENCY ->
                repo.edit(item::equals, other -> other.reading("1." + name).touched(true));
            case CODE -> repo.edit(item::equals, other -> other.of(name).touched(false));
            default -> repo.firstLine++;
        }
    }

    /** A copied secret, a second equal flaw, the library in another module. */
    private Item harmful(Item source) {
        String name = "copy" + names++;
        return switch (source.kind()) {
            case DEPENDENCY -> source.at(name).touched(true);
            case SECRET -> source.at(name + ".yml").touched(true);
            default ->
                (random.nextBoolean() ? source : source.of(name))
                        .at("copy/" + name)
                        .touched(true);
        };
    }

    private static Map<String, LocalDate> days(Scans scans) {
        Map<String, LocalDate> days = new HashMap<>();
        List<FindingJudgement> all = new ArrayList<>(scans.report.judgement().findings());
        all.forEach(one -> days.put(one.fingerprint(), one.firstSeen()));
        return days;
    }
}
