package io.sekisho.cli.suppress.exchange;

import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.IdentityHashMap;
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
    private final Places places;
    private final boolean known;
    private final Map<Scope, List<Place>> matching = new IdentityHashMap<>();
    private final Map<Place, LocalDate> until = new IdentityHashMap<>();
    private final Map<List<String>, Entry> entries = new LinkedHashMap<>();
    private final Set<Remark> remarks = new LinkedHashSet<>();
    private boolean followed;

    private Translation(ForeignFile file, Report report, Defaults defaults) {
        this.file = file;
        this.defaults = defaults;
        this.known = report != null;
        this.places = new Places(report);
    }

    /** @param report the last one of the same project; null when there is none */
    public static Translation of(ForeignFile file, Report report, Defaults defaults) {
        Translation translation = new Translation(file, report, defaults);
        file.all().forEach(translation::look);
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

    private boolean isOver(Asked asked) {
        return asked.until() != null && asked.until().isBefore(defaults.today());
    }

    /** Places that the file names one by one, in whatever order, may together be all that one entry covers. */
    private void look(Asked asked) {
        if (isOver(asked)) {
            return;
        }
        for (Scope scope : asked.scopes()) {
            if (scope.impossible() == null && scope.ofPlace() != null) {
                LocalDate end = defaults.end(asked);
                matching(scope).forEach(one -> until.merge(one, end, (a, b) -> a.isBefore(b) ? b : a));
            }
        }
    }

    private List<Place> matching(Scope scope) {
        return matching.computeIfAbsent(scope, places::matching);
    }

    private void add(Asked asked) {
        if (isOver(asked)) {
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
        } else {
            keys(asked, scope.rule(), scope);
        }
    }

    /** What keys say, unless the report shows that they would say something else. */
    private void keys(Asked asked, String rule, Scope scope) {
        if (scope.there() != null && places.differ(scope)) {
            single(asked, scope.eachPlace());
        } else if (entry(asked, rule, scope) && scope.broader() != null) {
            remarks.add(new Remark(asked.line(), scope.broader(), null, false));
        }
    }

    /** Those that the report knows, one by one. */
    private void single(Asked asked, Scope scope) {
        List<Place> those = matching(scope);
        LocalDate end = defaults.end(asked);
        those.forEach(one -> until.merge(one, end, (a, b) -> a.isBefore(b) ? b : a));
        Map<List<String>, Entry> candidates = new LinkedHashMap<>();
        Map<List<String>, Place> first = new LinkedHashMap<>();
        for (Place place : those) {
            Entry entry = place.entry(origin(asked), asked.line(), defaults.reason(asked), end, scope.byPath());
            candidates.putIfAbsent(entry.names(), entry);
            first.putIfAbsent(entry.names(), place);
        }
        if (!found(asked, scope, candidates.size())) {
            return;
        }
        int written = 0;
        for (Entry entry : candidates.values()) {
            written += isSaid(asked, entry, first.get(entry.names())) ? 1 : 0;
        }
        if (scope.kind() != Kind.SECRET) {
            narrowed(asked, scope.why(), written);
        } else if (written > 0 && !followed) {
            followed = true;
            remarks.add(new Remark(asked.line(), Text.of("exchange.follows"), null, false));
        }
    }

    /** Puts it, unless it would cover a place that the file does not ask for, or not as long. */
    private boolean isSaid(Asked asked, Entry entry, Place place) {
        if (!entry.isPlain() || entry.path() != null && entry.path().matches(".*[*?].*")) {
            missed(asked, Text.of("exchange.why-path", String.valueOf(entry.path())));
            return false;
        }
        for (Place other : Place.covered(entry, places.of(place.finding()))) {
            LocalDate last = until.get(other);
            if (last == null || last.isBefore(entry.expires())) {
                String code = place.finding().kind() == Kind.SECRET ? "exchange.keep-line" : "exchange.not-said";
                missed(asked, Text.of("exchange.why-other-place", place.text(), other.text()), code);
                return false;
            }
        }
        put(entry);
        return true;
    }

    /** An entry must not cover other kinds of findings: it names the rules, those that the report knows. */
    private void rules(Asked asked, Scope scope) {
        Set<String> ids = new LinkedHashSet<>();
        matching(scope).forEach(place -> ids.add(place.finding().rule().id()));
        Scope whole = scope.why() == null ? scope.and(Scope.ofRules(Kind.CODE, any -> true, noRule())) : scope;
        if (!found(asked, whole, ids.size())) {
            return;
        }
        for (String id : ids) {
            Scope one = scope.and(Scope.ofRule(scope.kind(), id));
            if (one.impossible() == null) {
                keys(asked, id, one);
            }
        }
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

    private boolean entry(Asked asked, String rule, Scope scope) {
        Entry entry = new Entry(
                asked.line(),
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
        put(entry);
        return true;
    }

    /** What the file asks for twice is written once, as long as it counts the longest. */
    private void put(Entry entry) {
        Entry before = entries.get(entry.names());
        if (before == null || before.expires().isBefore(entry.expires())) {
            entries.put(entry.names(), entry);
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
