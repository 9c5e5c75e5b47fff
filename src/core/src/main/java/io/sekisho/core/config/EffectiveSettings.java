package io.sekisho.core.config;

import io.sekisho.core.config.Config.EnrichmentConfig;
import io.sekisho.core.config.Config.ScannerConfig;
import io.sekisho.core.policy.BaselineLimits;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.SuppressionLimits;
import io.sekisho.model.Action;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Hands each stage the record that it defines. */
final class EffectiveSettings {
    private final Resolution resolution;

    EffectiveSettings(Resolution resolution) {
        this.resolution = resolution;
    }

    Config config() {
        Map<Kind, ScannerConfig> scanners = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Resolved<Boolean> enabled = resolution.of(Keys.ENABLED.get(kind));
            Resolved<Duration> timeout = resolution.of(Keys.TIMEOUT.get(kind));
            if (enabled.isWritten() || timeout.isWritten()) {
                String origin = enabled.isWritten() ? enabled.source() : timeout.source();
                scanners.put(kind, new ScannerConfig(enabled.value(), timeout.value(), origin));
            }
        }
        Resolved<List<String>> excludes = resolution.of(Keys.EXCLUDE);
        return new Config(
                scanners,
                excludes.value(),
                excludes.value().isEmpty() ? null : excludes.source(),
                resolution.value(Keys.LANGUAGE),
                resolution.value(Keys.GITLEAKS_SHA256),
                resolution.value(Keys.RATCHET),
                resolution.of(Keys.STANDARD).written(),
                new EnrichmentConfig(
                        resolution.of(Keys.KEV).written(),
                        resolution.of(Keys.EPSS).written()));
    }

    /** @return the policy without suppressions, baseline and standard, which have files of their own */
    Policy policy() {
        Map<GapType, Effect> rows = new EnumMap<>(GapType.class);
        Keys.COMPLETENESS.forEach((type, key) -> rows.put(type, resolution.value(key)));
        Policy base = Policy.defaults();
        Integer debt = resolution.value(Keys.BASELINE_LONGEST);
        Integer longest = resolution.value(Keys.LONGEST);
        return base.draft()
                .mode(resolution.value(Keys.MODE))
                .ruleSets(resolution.ruleSets())
                .unscoredAs(resolution.value(Keys.UNSCORED))
                .completeness(base.completeness().with(rows))
                .honourExternal(resolution.value(Keys.HONOUR_EXTERNAL))
                .gateAll(resolution.value(Keys.MERGE_REQUEST) == Keys.Change.ALL)
                .limits(new SuppressionLimits(
                        resolution.value(Keys.ALLOW),
                        longest == null ? 0 : longest,
                        resolution.value(Keys.REQUIRE),
                        resolution.value(Keys.FAILING)))
                .baselineLimits(new BaselineLimits(resolution.value(Keys.BASELINE_ALLOW), debt == null ? 0 : debt))
                .floored(!resolution.isLoosenable(Keys.FAIL_ON.path()))
                .notes(notes())
                .policy();
    }

    private List<Text> notes() {
        Stream<Text> loosened =
                Keys.ALL.stream().flatMap(key -> resolution.of(key).notes());
        return Stream.concat(loosened, mildRules().stream()).toList();
    }

    /** Above a floor, a rule of the repository can only make things graver. */
    private Optional<Text> mildRules() {
        List<String> mild = resolution.own().rules().stream()
                .filter(rule -> rule.action() != Action.FAIL)
                .map(rule -> rule.name() + " (" + rule.source() + ")")
                .toList();
        if (mild.isEmpty() || resolution.isLoosenable(Loosenable.RULES)) {
            return Optional.empty();
        }
        return Optional.of(Text.of(
                "config.rules-mild",
                String.join(", ", mild),
                resolution.floors().get(0).label()));
    }

    List<Setting> settings() {
        return Keys.ALL.stream()
                .<Setting>map(key -> resolution.of(key).setting())
                .toList();
    }
}
