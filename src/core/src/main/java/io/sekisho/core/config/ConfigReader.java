package io.sekisho.core.config;

import io.sekisho.core.config.Config.ScannerConfig;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Completeness;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Mode;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.RuleSet;
import io.sekisho.core.standard.Standard;
import io.sekisho.core.text.Language;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code .sekisho/config.yml}. */
final class ConfigReader {
    private final YamlMap top;

    ConfigReader(YamlMap top) {
        this.top = top;
        version(top);
    }

    /** The only version there is; a file need not say it. */
    static void version(YamlMap map) {
        map.parsed("version", text -> text.equals("1") ? Optional.of(1) : Optional.empty(), "1");
    }

    Config config() {
        Map<Kind, ScannerConfig> scanners = new EnumMap<>(Kind.class);
        YamlMap kinds = top.map("scanners");
        for (Kind kind : Kind.values()) {
            if (kinds.has(kind.key())) {
                scanners.put(kind, scanner(kinds.map(kind.key())));
            }
        }
        kinds.end();

        YamlMap paths = top.map("paths");
        List<String> excludes = paths.texts("exclude");
        excludes.stream()
                .filter(glob -> !SuppressionReader.isGlob(glob))
                .forEach(glob -> paths.problem("exclude", "core.yaml-value", "exclude", glob, SuppressionReader.GLOBS));
        String excludesOrigin =
                excludes.isEmpty() ? null : paths.origin("exclude").fileAndLine();
        paths.end();

        YamlMap secret = top.map("secret");
        String sha256 = secret.parsed(
                        "gitleaks-sha256",
                        text -> text.matches("[0-9a-fA-F]{64}")
                                ? Optional.of(text.toLowerCase(Locale.ROOT))
                                : Optional.empty(),
                        "sha256sum gitleaks")
                .orElse(null);
        secret.end();
        Language language =
                top.choice("language", Language.values(), Language::key).orElse(null);
        return new Config(scanners, excludes, excludesOrigin, language, sha256);
    }

    private static ScannerConfig scanner(YamlMap map) {
        String origin = map.origin(map.has("enabled") ? "enabled" : "timeout").fileAndLine();
        ScannerConfig scanner = new ScannerConfig(
                map.bool("enabled").orElse(true), map.duration("timeout").orElse(null), origin);
        map.end();
        return scanner;
    }

    /** @return the policy without suppressions, which have a file of their own; sources still to be named */
    Policy policy() {
        Policy base = Policy.defaults();
        YamlMap gate = top.map("gate");
        Policy policy = base.draft()
                .mode(gate.choice("mode", Mode.values(), Mode::key).orElse(base.mode()))
                .ruleSets(List.of(ruleSet(gate, base.ruleSets().get(0))))
                .unscoredAs(SeverityReader.severity(gate, "unscored").orElse(base.unscoredAs()))
                .completeness(completeness(base.completeness()))
                .honourExternal(gate.bool("honour-external-suppressions").orElse(base.honourExternal()))
                .policy();
        gate.end();
        return policy;
    }

    /** @return the standard that the report tells the state of; empty when none is named */
    Optional<Standard> standard(TrustedFiles files, Problems problems) throws IOException {
        return StandardReader.named(top, "standard", files, problems);
    }

    private static RuleSet ruleSet(YamlMap gate, RuleSet base) {
        FailOn failOn = gate.choice("fail-on", FailOn.values(), FailOn::key).orElse(base.failOn());
        String source = gate.has("fail-on") ? gate.origin("fail-on").fileAndLine() : base.failOnSource();
        return new RuleSet(base.source(), GateRuleReader.read(gate), failOn, source);
    }

    private Completeness completeness(Completeness base) {
        YamlMap rows = top.map("completeness");
        Map<String, GapType> types =
                Arrays.stream(GapType.values()).collect(Collectors.toMap(GapType::key, type -> type));
        Map<GapType, Effect> moved = new EnumMap<>(GapType.class);
        for (GapType type : types.values()) {
            rows.choice(type.key(), Effect.values(), effect -> effect.name().toLowerCase(Locale.ROOT))
                    .ifPresent(effect -> moved.put(type, effect));
        }
        rows.end();
        return base.with(moved);
    }

    void end() {
        top.end();
    }
}
