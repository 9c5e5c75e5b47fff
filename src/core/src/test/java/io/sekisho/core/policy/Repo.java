package io.sekisho.core.policy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.model.Change;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Severity;
import io.sekisho.model.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A repository as scanners see it, with the fingerprints that they would make of it, to be edited as people edit. */
final class Repo {
    /**
     * What one scanner says of one place.
     *
     * @param rule id of the rule or vulnerability
     * @param place path of the file, or the module
     * @param subject class, or coordinates
     * @param line the line, or the version
     * @param value of a secret
     */
    record Item(
            Kind kind,
            String rule,
            String place,
            String subject,
            String line,
            String value,
            boolean inTree,
            Boolean touched,
            LocalDate since) {
        Item at(String other) {
            return new Item(kind, rule, other, subject, line, value, inTree, touched, since);
        }

        Item of(String other) {
            return new Item(kind, rule, place, other, line, value, inTree, touched, since);
        }

        Item reading(String other) {
            return new Item(kind, rule, place, subject, other, value, inTree, touched, since);
        }

        Item called(String other) {
            return new Item(kind, other, place, subject, line, value, inTree, touched, since);
        }

        Item touched(Boolean other) {
            return new Item(kind, rule, place, subject, line, value, inTree, other, since);
        }

        Item since(LocalDate other) {
            return new Item(kind, rule, place, subject, line, value, inTree, touched, other);
        }

        Item onlyInHistory() {
            return new Item(kind, rule, place, subject, line, value, false, touched, since);
        }
    }

    static final Item KEY = secret("config/app.yml", "v1");
    static final Item SQL = flaw("src/A.java", "A", "query(name)");
    static final Item LIB = library("web", "g/lib", "1.0");

    final List<Item> items = new ArrayList<>();
    final List<Change.Rename> renames = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    final Map<Kind, ScannerState> states = new EnumMap<>(Kind.class);
    final List<Item> harmless = new ArrayList<>();
    boolean keyed;
    boolean windows;
    int firstLine = 1;
    String scope = "history";
    String version = "1";
    String target;
    String use;
    LocalDate day = Samples.TODAY;
    LocalDate database;
    LocalDate published = LocalDate.of(2021, 12, 10);

    Repo() {
        for (Kind kind : Kind.values()) {
            states.put(kind, ScannerState.COMPLETED);
        }
    }

    static Item secret(String path, String value) {
        return new Item(Kind.SECRET, "aws-key", path, null, "key = ***", value, true, null, null);
    }

    static Item flaw(String path, String type, String line) {
        return new Item(Kind.CODE, "SQL", path, type, line, null, true, null, null);
    }

    static Item library(String module, String coordinates, String version) {
        return new Item(Kind.DEPENDENCY, "CVE-1", module, coordinates, version, null, true, null, null);
    }

    static Repo of(Item... items) {
        Repo repo = new Repo();
        repo.items.addAll(List.of(items));
        return repo;
    }

    Repo copy() {
        Repo copy = new Repo();
        copy.items.addAll(items);
        copy.harmless.addAll(harmless);
        copy.keyed = keyed;
        copy.scope = scope;
        copy.version = version;
        copy.day = day;
        copy.published = published;
        return copy;
    }

    Repo add(Item... more) {
        items.addAll(List.of(more));
        return this;
    }

    Repo edit(Predicate<Item> which, UnaryOperator<Item> how) {
        items.replaceAll(item -> which.test(item) ? how.apply(item) : item);
        return this;
    }

    /** As {@code git mv}: what stands in it is untouched. */
    Repo rename(String from, String to) {
        renames.add(new Change.Rename(from, to));
        return edit(item -> item.place().equals(from), item -> item.at(to).touched(false));
    }

    Repo with(Gap gap) {
        gaps.add(gap);
        return this;
    }

    /** Its scanners are of another version, with rules that the one before did not have. */
    Repo scannedBy(String other) {
        version = other;
        return this;
    }

    Repo on(LocalDate other) {
        day = other;
        return this;
    }

    Facts facts() {
        Map<String, List<Item>> groups = new TreeMap<>();
        items.forEach(item -> groups.computeIfAbsent(fingerprint(item), none -> new ArrayList<>())
                .add(item));
        List<Finding> findings = new ArrayList<>();
        groups.forEach((fingerprint, group) -> findings.add(finding(fingerprint, group)));
        List<ScannerRun> runs = new ArrayList<>();
        states.forEach((kind, state) ->
                runs.add(new ScannerRun(kind.key(), kind, kind.key(), version, state, 1, 1, Map.of(), data(kind))));
        Change change = target == null && renames.isEmpty() ? null : new Change(target, "b", renames);
        return new Facts(
                "t",
                noon(day),
                1,
                new Project("p", null, null, scope, null, change),
                findings,
                components(),
                new Coverage(runs, gaps));
    }

    private Map<String, String> data(Kind kind) {
        return database == null || kind != Kind.DEPENDENCY
                ? Map.of()
                : Map.of("database.updated", noon(database).toString());
    }

    private List<Component> components() {
        Map<String, List<Item>> versions = new TreeMap<>();
        List<Item> all = new ArrayList<>(items);
        all.addAll(harmless);
        all.stream()
                .filter(item -> item.kind() == Kind.DEPENDENCY)
                .forEach(item -> versions.computeIfAbsent(purl(item), none -> new ArrayList<>())
                        .add(item));
        List<Component> components = new ArrayList<>();
        versions.forEach((purl, group) -> components.add(new Component(
                purl,
                group.get(0).subject(),
                group.get(0).line(),
                "maven",
                null,
                null,
                true,
                use,
                group.stream().map(this::occurrence).toList())));
        return components;
    }

    static String fingerprint(Item item) {
        return Fingerprints.of(
                item.kind(),
                switch (item.kind()) {
                    case DEPENDENCY -> List.of(item.rule(), "pkg:maven/" + item.subject());
                    case SECRET -> List.of(item.rule(), item.place(), item.line());
                    case CODE -> List.of(item.rule(), item.subject(), "run()V", item.line());
                    case EXTERNAL -> List.of(item.subject(), item.rule(), item.place(), item.line());
                });
    }

    private Finding finding(String fingerprint, List<Item> group) {
        Item first = group.get(0);
        boolean secret = first.kind() == Kind.SECRET;
        return new Finding(
                first.kind(),
                fingerprint,
                Severity.CRITICAL,
                null,
                new Rule(first.rule(), first.rule(), null, null, null),
                null,
                first.kind() == Kind.DEPENDENCY ? vulnerability(first) : null,
                secret ? new SecretDetail(4, keyed ? List.of("k1:id:" + first.value()) : List.of()) : null,
                first.kind() == Kind.CODE ? new CodeDetail(first.subject(), "run()V", "SECURITY", 9, "high") : null,
                first.kind() == Kind.EXTERNAL ? new ExternalDetail(first.subject(), "error", null) : null,
                null,
                group.stream().map(this::occurrence).toList());
    }

    private Vulnerability vulnerability(Item item) {
        return new Vulnerability(
                item.rule(),
                null,
                purl(item),
                item.subject(),
                item.line(),
                null,
                null,
                null,
                null,
                null,
                null,
                published);
    }

    private static String purl(Item item) {
        return "pkg:maven/" + item.subject() + "@" + item.line();
    }

    private Occurrence occurrence(Item item) {
        boolean library = item.kind() == Kind.DEPENDENCY;
        String place = windows ? item.place().replace('/', '\\') : item.place();
        return new Occurrence(
                item.kind().key(),
                Location.line(library ? place + "/pom.xml" : place, firstLine),
                null,
                library ? place : null,
                null,
                item.inTree(),
                List.of(),
                library ? null : "  " + item.line() + (windows ? "\r\n" : ""),
                null,
                item.touched(),
                item.since() == null ? null : noon(item.since()));
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
