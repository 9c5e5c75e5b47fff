package io.sekisho.core.config;

import io.sekisho.core.policy.Grace;
import io.sekisho.core.policy.Grace.From;
import io.sekisho.core.policy.Grace.Period;
import io.sekisho.model.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the {@code grace} of a gate rule. */
final class GraceReader {
    private GraceReader() {}

    /** @return empty after a problem */
    static Optional<Grace> read(YamlMap grace) {
        Period other = grace.has("warn") || grace.has("fail") ? period(grace).orElse(null) : null;
        Map<Severity, Period> bySeverity = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            named(grace, severity.key()).ifPresent(period -> bySeverity.put(severity, period));
        }
        Period kev = named(grace, "kev").orElse(null);
        From from = grace.choice("from", From.values(), From::key).orElse(From.FIRST_SEEN);
        boolean said = Stream.concat(
                        Stream.of("warn", "fail", "kev"),
                        Stream.of(Severity.values()).map(Severity::key))
                .anyMatch(grace::has);
        if (!said) {
            grace.problem("", "policy.grace-empty");
        }
        grace.end();
        return other == null && bySeverity.isEmpty() && kev == null
                ? Optional.empty()
                : Optional.of(new Grace(bySeverity, other, kev, from));
    }

    private static Optional<Period> named(YamlMap grace, String key) {
        if (!grace.has(key)) {
            return Optional.empty();
        }
        YamlMap map = grace.map(key);
        Optional<Period> period = period(map);
        map.end();
        return period;
    }

    private static Optional<Period> period(YamlMap map) {
        Optional<Integer> fail = map.parsed("fail", Days::of, Days.EXPECTED);
        Optional<Integer> warn = map.parsed("warn", Days::of, Days.EXPECTED);
        if (!map.has("fail")) {
            map.problem("", "policy.grace-needs");
        }
        if (fail.isEmpty() || map.has("warn") && warn.isEmpty()) {
            return Optional.empty();
        }
        if (warn.orElse(0) > fail.get()) {
            map.problem("warn", "policy.grace-order", warn.get(), fail.get());
            return Optional.empty();
        }
        return Optional.of(new Period(warn.orElse(0), fail.get()));
    }
}
