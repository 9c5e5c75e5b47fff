package io.sekisho.core.config;

import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineLimits;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code .sekisho/baseline.yml}. */
public final class BaselineReader {
    private static final int MAX_BYTES = 64 << 20;
    private static final String FINGERPRINT = "c1:0123… (32 hexadecimal digits)";

    private BaselineReader() {}

    /**
     * @param name of the file, for messages
     * @throws ConfigException when it is wrong; names everything that is
     */
    public static Baseline read(String name, byte[] content) throws ConfigException {
        Problems problems = new Problems();
        Baseline baseline = read(name, content, true, BaselineLimits.NONE, problems);
        problems.throwIfAny();
        return baseline;
    }

    /** @return null after a problem was added */
    static Baseline read(String name, byte[] content, boolean ratchet, BaselineLimits limits, Problems problems) {
        int before = problems.count();
        YamlMap top = YamlFile.read(name, content, problems, MAX_BYTES);
        if (problems.count() > before) {
            return null;
        }
        ConfigReader.version(top);
        Optional<LocalDate> until = top.date("until");
        if (!top.has("until")) {
            top.problem("", "status.baseline-needs", "until", "YYYY-MM-DD");
        }
        top.date("created");
        Map<String, Baseline.Entry> entries = new LinkedHashMap<>();
        for (YamlMap map : top.maps("findings")) {
            entry(map).ifPresent(entry -> {
                if (entries.putIfAbsent(entry.fingerprint(), entry) != null) {
                    map.problem("fingerprint", "status.baseline-twice", entry.fingerprint());
                }
            });
        }
        top.end();
        return until.map(day -> new Baseline(name, day, ratchet, limits, new ArrayList<>(entries.values())))
                .orElse(null);
    }

    private static Optional<Baseline.Entry> entry(YamlMap map) {
        Optional<String> fingerprint = map.parsed(
                "fingerprint",
                text -> text.matches("[dscx][0-9]+:[0-9a-f]{32}") ? Optional.of(text) : Optional.empty(),
                FINGERPRINT);
        if (!map.has("fingerprint")) {
            map.problem("", "status.baseline-needs", "fingerprint", FINGERPRINT);
        }
        Optional<Integer> count = map.parsed(
                "count",
                text -> text.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty(),
                "1, 2 …");
        Severity severity = SeverityReader.severity(map, "severity").orElse(null);
        String title = map.text("title").orElse(null);
        String path = map.text("path").orElse(null);
        List<String> likenesses = map.texts("like");
        String tool = map.text("tool").orElse(null);
        map.end();
        return fingerprint.map(it -> new Baseline.Entry(
                it, kind(it), severity, map.has("count") ? count.orElse(0) : 1, title, path, likenesses, tool));
    }

    private static Kind kind(String fingerprint) {
        return switch (fingerprint.charAt(0)) {
            case 'd' -> Kind.DEPENDENCY;
            case 's' -> Kind.SECRET;
            case 'c' -> Kind.CODE;
            default -> Kind.EXTERNAL;
        };
    }
}
