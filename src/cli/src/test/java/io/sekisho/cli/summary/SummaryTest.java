package io.sekisho.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.Golden;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.text.Language;
import io.sekisho.core.writer.SampleReports;
import io.sekisho.model.Gap;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final Path FILE = Path.of("/ci/shop/sekisho-report/sekisho-report.json");
    private static final Path LOG = Path.of("/home/ci/.local/share/sekisho/logs/sekisho-20261124-000000-1.log");

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysInTenSecondsWhatToDo(Language language) throws Exception {
        String page = summary(language, Map.of()).of(Shop.report(Policy.defaults()), FILE, LOG);
        Golden.check("summary-" + language.key() + ".txt", page);
    }

    @Test
    void passedIsShort() throws Exception {
        Golden.check("summary-passed.txt", summary(Language.EN, Map.of()).of(SampleReports.empty(), FILE, null));
    }

    /** What is new stands first, and a developer sees what blocks now, what will and what does not. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void saysWhatIsNewAndWhatIsDue(Language language) throws Exception {
        String page = summary(language, Map.of("COLUMNS", "80")).of(Shop.compared(), FILE, LOG);
        Golden.check("summary-compared-" + language.key() + ".txt", page);
    }

    @Test
    void aFailedGateThatIsOnlyObservedSaysSo() {
        Policy observing = Policy.defaults()
                .draft()
                .mode(io.sekisho.core.policy.Mode.OBSERVE)
                .policy();
        String page = summary(Language.EN, Map.of()).of(Shop.complete(observing), FILE, LOG);
        assertThat(page).contains("FAILED  exit code 0: nothing stops the pipeline", "Mode is \"observe\"");
    }

    /** Notes take a line a kind and never push the verdict away; what one command mends is told with it. */
    @Test
    void whatIsOnlyNotedIsShort() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            gaps.add(Gap.of(
                    GapType.ECOSYSTEM_UNSUPPORTED,
                    "code",
                    Text.of("plan.unread-language", i, "Language" + i),
                    Text.of("enrich.unmatched-step")));
            gaps.add(Gap.of(GapType.UNREADABLE_FILE, "s" + i, Text.of("test.code-" + i, "long ".repeat(60)), null));
        }
        gaps.add(Gap.of(
                GapType.ENRICHMENT_MISSING,
                null,
                Text.of("enrich.missing", "KEV"),
                Text.of("enrich.missing-step", "kev")));
        Policy policy = Policy.defaults();
        Map<GapType, Effect> rows = new EnumMap<>(GapType.class);
        Stream.of(GapType.values()).forEach(type -> rows.put(type, Effect.NOTED));
        policy = policy.draft().completeness(policy.completeness().with(rows)).policy();
        String page = summary(Language.EN, Map.of()).of(Shop.report(policy, gaps), FILE, null);
        String noted = page.substring(page.indexOf("Also noted"), page.indexOf("Suppressed"));
        assertThat(noted.lines().filter(line -> line.startsWith("  - "))).hasSize(5);
        assertThat(noted.lines().filter(line -> !line.isBlank()).count()).isLessThan(9);
        assertThat(noted.lines().toList().get(1)).contains("KEV", "match nothing");
        assertThat(noted).contains("sekisho enrichment update --kev", "more; all of it is in the report");
        assertThat(page.indexOf("What to do first")).isBetween(page.indexOf("Also noted"), page.indexOf("FAILED"));
    }

    static Stream<Report> reports() {
        return Stream.of(
                SampleReports.empty(),
                SampleReports.full(),
                SampleReports.incomplete(),
                SampleReports.hostile(),
                Shop.report(Policy.defaults()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noLineIsWiderThanTheTerminalAndNothingActsOnIt(Report report) {
        for (Language language : Language.values()) {
            for (int width : new int[] {80, 100, 120, 160}) {
                String page = summary(language, Map.of("COLUMNS", Integer.toString(width)))
                        .of(report, null, null);
                assertThat(page.replace("\n", "").chars()).noneMatch(Character::isISOControl);
                assertThat(page.lines()).allMatch(line -> Columns.width(line) <= width);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "abc", "40", "999999999"})
    void aStrangeWidthIsIgnored(String columns) {
        assertThat(summary(Language.EN, Map.of("COLUMNS", columns)).of(SampleReports.full(), null, null))
                .isNotEmpty();
    }

    @Test
    void coloursOnATerminalUnlessRefused() {
        Report report = Shop.report(Policy.defaults());
        assertThat(Summary.of(context(Map.of(), true), console()).of(report, FILE, LOG))
                .contains("\u001b[1;31m");
        assertThat(Summary.of(context(Map.of("NO_COLOR", "1"), true), console()).of(report, FILE, LOG))
                .doesNotContain("\u001b");
        assertThat(Summary.of(context(Map.of(), false), console()).of(report, FILE, LOG))
                .doesNotContain("\u001b");
    }

    private static Summary summary(Language language, Map<String, String> environment) {
        CliContext context = context(environment, false);
        return Summary.of(context, new Console(context, language));
    }

    private static Console console() {
        return new Console(context(Map.of(), false), Language.EN);
    }

    private static CliContext context(Map<String, String> environment, boolean interactive) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Path here = Path.of("").toAbsolutePath();
        return new CliContext(
                environment, here, new SekishoHome(here), nowhere, nowhere, Clock.systemUTC(), interactive);
    }
}
