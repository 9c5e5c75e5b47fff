package io.sekisho.core.config;

import io.sekisho.core.config.Key.Order;
import io.sekisho.core.fetch.Location;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Mode;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.SuppressionRemark;
import io.sekisho.core.text.Language;
import io.sekisho.model.GapJudgement.Effect;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Every key that has one value. Reader, floor, {@code config show}, JSON Schema and reference page come from here. */
final class Keys {
    /** Whether a proposed change is judged for what it did not introduce. */
    enum Change {
        INTRODUCED,
        ALL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final List<String> REQUIRABLE = List.of("owner", "approvedBy", "ticket");

    private static final Policy DEFAULTS = Policy.defaults();

    static final Key<Language> LANGUAGE =
            key("language", Form.choice(Language.values(), Language::key), null, "en", Order.FREE, (floor, own) -> own);

    static final Key<Mode> MODE = choice("gate.mode", Mode.values(), Mode::key, DEFAULTS.mode(), Order.FIRST_IS_STRICT);

    static final Key<FailOn> FAIL_ON =
            choice("gate.fail-on", FailOn.values(), FailOn::key, DEFAULTS.failOn(), Order.MORE_FAILS, Keys::failOn);

    static final Key<Severity> UNSCORED =
            choice("gate.unscored", Severity.values(), Severity::key, DEFAULTS.unscoredAs(), Order.FIRST_IS_STRICT);

    static final Key<Boolean> HONOUR_EXTERNAL =
            bool("gate.honour-external-suppressions", DEFAULTS.honourExternal(), false);

    static final Key<Change> MERGE_REQUEST =
            choice("gate.merge-request", Change.values(), Change::key, Change.INTRODUCED, Order.FIRST_IS_LOOSE);

    static final Map<Kind, Key<Boolean>> ENABLED = new EnumMap<>(Kind.class);
    static final Map<Kind, Key<Duration>> TIMEOUT = new EnumMap<>(Kind.class);

    static final Key<List<String>> EXCLUDE = key(
            "paths.exclude",
            Form.globs(),
            List.of(),
            "[]",
            Order.FEWER,
            (floor, own) -> own.stream().filter(floor::contains).toList());

    static final Key<String> GITLEAKS_SHA256 = fixed("secret" + ".gitleaks-sha256", Form.hex());

    static final Map<GapType, Key<Effect>> COMPLETENESS = new EnumMap<>(GapType.class);

    static final Key<Boolean> RATCHET = bool("baseline.ratchet", true, true);

    static final Key<Boolean> BASELINE_ALLOW = bool("baseline.allow", true, false);

    static final Key<Integer> BASELINE_LONGEST =
            key("baseline.longest", Form.days(), null, "-", Order.SHORTER, (floor, own) -> smaller(floor, own));

    static final Key<Boolean> ALLOW = bool("suppression-limits.allow", true, false);

    static final Key<Integer> LONGEST = key(
            "suppression-limits.longest", Form.days(), null, "-", Order.SHORTER, (floor, own) -> smaller(floor, own));

    static final Key<Set<String>> REQUIRE =
            key("suppression-limits.require", Form.some(REQUIRABLE), Set.of(), "[]", Order.MORE, Keys::union);

    static final Key<Set<String>> FAILING = key(
            "suppression-limits.fail-on",
            Form.some(SuppressionRemark.Type.judged()),
            Set.of(),
            "[]",
            Order.MORE,
            Keys::union);

    static final Key<String> STANDARD = key(
            "standard",
            Form.text(
                    text -> text.matches("[a-z0-9][a-z0-9._-]{0,63}|\\.sekisho/[^/\\\\]+\\.ya?ml"),
                    "^([a-z0-9][a-z0-9._-]{0,63}|\\.sekisho/[^/\\\\]+\\.ya?ml)$",
                    "cloud-security-standard, .sekisho/our-standard.yml"),
            null,
            "-",
            Order.FLOOR_FIRST,
            (floor, own) -> floor == null ? own : floor);

    static final Key<String> KEV = fixed("enrichment.kev", place("kev.json, https://…"));
    static final Key<String> EPSS = fixed("enrichment.epss", place("epss.csv.gz, https://…"));

    /** In the order in which files and pages have them. */
    static final List<Key<?>> ALL;

    static {
        List<Key<?>> all = new ArrayList<>(List.of(LANGUAGE, MODE, FAIL_ON, UNSCORED, HONOUR_EXTERNAL, MERGE_REQUEST));
        for (Kind kind : Kind.values()) {
            String path = "scanners." + kind.key();
            ENABLED.put(kind, bool(path + ".enabled", true, true, "scanners-enabled"));
            TIMEOUT.put(
                    kind,
                    new Key<>(
                            path + ".timeout",
                            Form.duration(),
                            null,
                            "30m",
                            (floor, own) -> floor == null || own != null && own.compareTo(floor) > 0 ? own : floor,
                            Order.LONGER,
                            "key-scanners-timeout"));
            all.add(ENABLED.get(kind));
            all.add(TIMEOUT.get(kind));
        }
        all.addAll(List.of(EXCLUDE, GITLEAKS_SHA256));
        for (GapType type : GapType.values()) {
            Form<Effect> form = Form.choice(Effect.values(), Effect::key);
            Effect byDefault = DEFAULTS.completeness().of(type);
            Key<Effect> key = new Key<>(
                    "completeness." + type.key(),
                    form,
                    byDefault,
                    form.shown().apply(byDefault),
                    (floor, own) -> floor == Effect.INCOMPLETE ? floor : own,
                    Order.FIRST_IS_STRICT,
                    "key-completeness");
            COMPLETENESS.put(type, key);
            all.add(key);
        }
        all.addAll(List.of(
                RATCHET, BASELINE_ALLOW, BASELINE_LONGEST, ALLOW, LONGEST, REQUIRE, FAILING, STANDARD, KEV, EPSS));
        ALL = List.copyOf(all);
    }

    private Keys() {}

    private static <T> Key<T> key(
            String path, Form<T> form, T byDefault, String shown, Order order, BinaryOperator<T> floor) {
        return new Key<>(path, form, byDefault, shown, floor, order, "key-" + path.replace('.', '-'));
    }

    private static <E extends Enum<E>> Key<E> choice(
            String path, E[] values, Function<E, String> word, E byDefault, Order order) {
        BinaryOperator<E> floor = order == Order.FIRST_IS_STRICT
                ? (one, other) -> one.compareTo(other) <= 0 ? one : other
                : (one, other) -> one.compareTo(other) >= 0 ? one : other;
        return choice(path, values, word, byDefault, order, floor);
    }

    private static <E extends Enum<E>> Key<E> choice(
            String path, E[] values, Function<E, String> word, E byDefault, Order order, BinaryOperator<E> floor) {
        return key(path, Form.choice(values, word), byDefault, word.apply(byDefault), order, floor);
    }

    private static Key<Boolean> bool(String path, boolean byDefault, boolean strict) {
        return bool(path, byDefault, strict, path.replace('.', '-'));
    }

    private static Key<Boolean> bool(String path, boolean byDefault, boolean strict, String effect) {
        return new Key<>(
                path,
                Form.bool(),
                byDefault,
                String.valueOf(byDefault),
                (floor, own) -> floor == strict ? floor : own,
                strict ? Order.FIRST_IS_STRICT : Order.FIRST_IS_LOOSE,
                "key-" + effect);
    }

    private static Key<String> fixed(String path, Form<String> form) {
        return key(path, form, null, "-", Order.FIXED, (floor, own) -> floor);
    }

    private static Form<String> place(String expected) {
        Form<String> any = Form.text(text -> true, "\\S", expected);
        // An address may hold a token.
        return new Form<>(any.read(), Location::display, any.schema(), any.expected());
    }

    /** The more severities fail, the stricter. */
    private static FailOn failOn(FailOn floor, FailOn own) {
        if (floor == FailOn.NONE || own == FailOn.NONE) {
            return floor == FailOn.NONE ? own : floor;
        }
        return floor.compareTo(own) >= 0 ? floor : own;
    }

    private static Integer smaller(Integer floor, Integer own) {
        if (floor == null || own == null) {
            return floor == null ? own : floor;
        }
        return Math.min(floor, own);
    }

    private static Set<String> union(Set<String> floor, Set<String> own) {
        Set<String> all = new LinkedHashSet<>(floor);
        all.addAll(own);
        return Set.copyOf(all);
    }
}
