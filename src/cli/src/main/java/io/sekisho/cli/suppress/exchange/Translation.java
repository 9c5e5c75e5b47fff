package io.sekisho.cli.suppress.exchange;

import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes entries of ours of what a foreign file asks for, and says of all else why not. */
public final class Translation {
    /** Findings that one place may become: more is a rule of its own, not a list. */
    private static final int MOST = 200;

    /**
     * What is said of a place in the foreign file.
     *
     * @param why what is special about it
     * @param then what became of it; null when {@code why} says it all
     * @param missed whether some of it was not taken over
     */
    public record Remark(int line, Text why, Text then, boolean missed) {}

    private final ForeignFile file;
    private final Defaults defaults;
    private final Map<Kind, List<Finding>> findings = new EnumMap<>(Kind.class);
    private final Map<String, List<Finding>> byRule = new HashMap<>();
    private final boolean known;
    private final Map<List<String>, Entry> entries = new LinkedHashMap<>();
    private final Set<Remark> remarks = new LinkedHashSet<>();

    private Translation(ForeignFile file, Report report, Defaults defaults) {
        this.file = file;
        this.defaults = defaults;
        this.known = report != null;
        if (report != null) {
            for (Finding one : report.facts().findings()) {
                findings.computeIfAbsent(one.kind(), any -> new ArrayList<>()).add(one);
                byRule.computeIfAbsent(one.rule().id(), any -> new ArrayList<>())
                        .add(one);
            }
        }
    }

    /** @param report the last one of the same project; null when there is none */
    public static Translation of(ForeignFile file, Report report, Defaults defaults) {
        Translation translation = new Translation(file, report, defaults);
        file.all().forEach(translation::add);
        return translation;
    }

    /** In the order of the file. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** In the order of the file. */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    private void add(Asked asked) {
        if (asked.until() != null && asked.until().isBefore(defaults.today())) {
            missed(asked, Text.of("exchange.why-expired", asked.until()));
            return;
        }
        for (Scope scope : asked.scopes()) {
            add(asked, scope);
        }
    }

    private void add(Asked asked, Scope scope) {
        if (scope.impossible() != null) {
            missed(asked, scope.impossible());
        } else if (!scope.isNarrow()) {
            missed(asked, Text.of("exchange.why-everything"));
        } else if (scope.ofPlace() != null) {
            single(asked, scope);
        } else if (scope.ofRule() != null || scope.kind() == Kind.CODE && scope.rule() == null) {
            rules(asked, scope);
        } else if (entry(asked, scope.rule(), scope) && scope.broader() != null) {
            remarks.add(new Remark(asked.line(), scope.broader(), null, false));
        }
    }

    /** Those that the report knows, one by one. */
    private void single(Asked asked, Scope scope) {
        List<Finding> those = matching(scope);
        if (those.isEmpty() && scope.wider()) {
            if (entry(asked, scope.rule(), scope)) {
                remarks.add(new Remark(asked.line(), scope.why(), null, false));
            }
            return;
        }
        if (!found(asked, scope, those.size())) {
            return;
        }
        for (Finding finding : those) {
            String about = finding.vulnerability() == null
                    ? finding.rule().id() + ", "
                            + finding.occurrences().get(0).location().path()
                    : finding.rule().id() + ", " + finding.vulnerability().component();
            put(
                    asked,
                    new Entry(
                            origin(asked) + " (" + about + ")",
                            finding.fingerprint(),
                            null,
                            null,
                            null,
                            null,
                            defaults.reason(asked),
                            defaults.end(asked)));
        }
        if (!scope.wider()) {
            narrowed(asked, scope.why(), those.size());
        }
    }

    /** An entry must not cover other kinds of findings: it names the rules, those that the report knows. */
    private void rules(Asked asked, Scope scope) {
        Set<String> ids = new LinkedHashSet<>();
        matching(scope).forEach(finding -> ids.add(finding.rule().id()));
        Scope whole = scope.why() == null ? scope.and(Scope.ofRules(Kind.CODE, any -> true, noRule())) : scope;
        if (!found(asked, whole, ids.size())) {
            return;
        }
        ids.forEach(id -> entry(asked, id, scope));
        narrowed(asked, whole.why(), ids.size());
    }

    private static Text noRule() {
        return Text.of("exchange.why-no-rule");
    }

    private boolean found(Asked asked, Scope scope, int count) {
        if (!known) {
            missed(asked, scope.why(), "exchange.no-report");
        } else if (count == 0) {
            missed(asked, scope.why(), "exchange.none-in-report");
        } else if (count > MOST) {
            missed(asked, scope.why(), "exchange.many-in-report");
        }
        return known && count > 0 && count <= MOST;
    }

    private List<Finding> matching(Scope scope) {
        List<Finding> candidates = scope.rule() == null
                ? findings.getOrDefault(scope.kind(), List.of())
                : byRule.getOrDefault(scope.rule(), List.of());
        return candidates.stream().filter(scope::matches).toList();
    }

    private boolean entry(Asked asked, String rule, Scope scope) {
        Entry entry = new Entry(
                origin(asked),
                null,
                rule,
                scope.vulnerability(),
                scope.packageUrl(),
                scope.path(),
                defaults.reason(asked),
                defaults.end(asked));
        if (!entry.isPlain()) {
            missed(asked, Text.of("exchange.why-characters"));
            return false;
        }
        put(asked, entry);
        return true;
    }

    /** What the file asks for twice is written once, as long as it counts the longest. */
    private void put(Asked asked, Entry entry) {
        List<String> keys = Arrays.asList(
                entry.fingerprint(), entry.rule(), entry.vulnerability(), entry.packageUrl(), entry.path());
        Entry before = entries.get(keys);
        if (before == null || before.expires().isBefore(entry.expires())) {
            entries.put(keys, entry);
        }
    }

    private String origin(Asked asked) {
        return file.name() + ":" + asked.line();
    }

    private void missed(Asked asked, Text why) {
        remarks.add(new Remark(asked.line(), why, null, true));
    }

    private void missed(Asked asked, Text why, String code) {
        remarks.add(new Remark(asked.line(), why, Text.of(code), true));
    }

    private void narrowed(Asked asked, Text why, int count) {
        remarks.add(new Remark(asked.line(), why, Text.of("exchange.narrowed", count), true));
    }
}
