package io.sekisho.cli.standard;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.standard.SharedSecrets;
import io.sekisho.core.standard.Standard;
import io.sekisho.core.text.Printable;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Several reports: for each item how many repositories stand how, the worst repositories, and credentials in several of them. */
final class ManyProjects {
    private static final int ID = 7;
    private static final int GAP = 2;
    private static final int MOST = 20;
    private static final int HASH = 12;

    private final Lines lines;

    ManyProjects(Console console, CliContext context) {
        this.lines = new Lines(console, context);
    }

    String of(Standard standard, Assessment.Result result) {
        List<Assessed> all = result.assessed();
        lines.line(lines.text("standard.title-many", lines.words(standard.title()), all.size()));
        lines.blank();
        items(standard, all);
        repositories(all);
        shared(all, result.shared());
        return lines.end();
    }

    private void items(Standard standard, List<Assessed> all) {
        List<Integer> widths = Arrays.stream(State.values())
                .map(state -> GAP + Columns.width(column(state)))
                .toList();
        int title = lines.width()
                - ID
                - GAP
                - widths.stream().mapToInt(width -> width).sum();
        StringBuilder head = new StringBuilder(Columns.left(lines.text("standard.head-item"), ID + title));
        for (State state : State.values()) {
            head.append(Columns.right(column(state), widths.get(state.ordinal())));
        }
        lines.line(head.toString());
        List<String> never = new ArrayList<>();
        for (int i = 0; i < standard.items().size(); i++) {
            Standard.Item item = standard.items().get(i);
            long[] counts = counts(all, i);
            if (counts[State.NOT_ASSESSABLE.ordinal()] == all.size()) {
                never.add(item.id());
                continue;
            }
            StringBuilder row = new StringBuilder(Columns.left(item.id(), ID))
                    .append(Columns.left(Columns.cut(lines.words(item.title()), title - GAP), title));
            for (State state : State.values()) {
                long count = counts[state.ordinal()];
                row.append(Columns.right(count == 0 ? "-" : String.valueOf(count), widths.get(state.ordinal())));
            }
            lines.line(row.toString());
        }
        if (!never.isEmpty()) {
            lines.wrapped("", lines.text("standard.all-not-assessable", String.join(", ", never)));
        }
    }

    private String column(State state) {
        return switch (state) {
            case VIOLATED -> lines.text("standard.column-violated");
            case NO_VIOLATION_FOUND -> lines.text("standard.column-no-violation-found");
            case NOT_ASSESSED -> lines.text("standard.column-not-assessed");
            case NOT_ASSESSABLE -> lines.text("standard.column-not-assessable");
        };
    }

    private static long[] counts(List<Assessed> all, int item) {
        long[] counts = new long[State.values().length];
        for (Assessed one : all) {
            counts[one.state().items().get(item).state().ordinal()]++;
        }
        return counts;
    }

    private void repositories(List<Assessed> all) {
        lines.blank();
        lines.line(lines.text("standard.head-repositories"));
        List<Assessed> sorted = all.stream()
                .sorted(Comparator.comparingLong((Assessed one) -> -one.count(State.VIOLATED))
                        .thenComparing(Assessed::name)
                        .thenComparing(Assessed::file))
                .toList();
        boolean ambiguous = all.stream().map(Assessed::name).distinct().count() < all.size();
        for (Assessed one : sorted.subList(0, Math.min(MOST, sorted.size()))) {
            String violated = one.items(State.VIOLATED).stream()
                    .map(StandardState.Item::id)
                    .collect(Collectors.joining(" "));
            long notAssessed = one.count(State.NOT_ASSESSED);
            String unseen =
                    notAssessed == 0 ? "" : " (" + lines.text("standard.state-not-assessed") + " " + notAssessed + ")";
            String name = ambiguous ? one.name() + " " + one.file() : one.name();
            lines.wrapped("  ", safe(name) + ": " + (violated.isEmpty() ? "-" : violated) + unseen);
        }
        if (sorted.size() > MOST) {
            lines.line("  " + lines.text("standard.repositories-more", sorted.size() - MOST));
        }
        if (ambiguous) {
            String names = all.stream()
                    .collect(Collectors.groupingBy(Assessed::name, TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .filter(one -> one.getValue() > 1)
                    .map(one -> safe(one.getKey()) + " (" + one.getValue() + ")")
                    .collect(Collectors.joining(", "));
            lines.wrapped("  ", lines.text("standard.same-name", names));
        }
    }

    private void shared(List<Assessed> all, SharedSecrets secrets) {
        lines.blank();
        lines.line(lines.text("standard.shared"));
        long repositories = all.stream().map(Assessed::name).distinct().count();
        if (secrets.compared() < 2) {
            lines.wrapped("  ", lines.text("standard.shared-unavailable"));
            return;
        }
        List<SharedSecrets.Shared> shared = secrets.shared();
        for (SharedSecrets.Shared one : shared.subList(0, Math.min(MOST, shared.size()))) {
            String print = one.keyedFingerprints().get(0);
            lines.wrapped(
                    "  ",
                    lines.text(
                            "standard.shared-one",
                            SharedSecrets.keyId(print),
                            hash(print),
                            String.join(", ", one.repositories())));
        }
        if (shared.size() > MOST) {
            lines.line("  " + lines.text("standard.repositories-more", shared.size() - MOST));
        }
        lines.wrapped(
                "  ",
                lines.text(
                        shared.isEmpty() ? "standard.shared-none" : "standard.shared-some",
                        secrets.compared(),
                        repositories));
    }

    private static String safe(String text) {
        return Printable.of(text);
    }

    /** Enough to tell it from others, and nothing of the value. */
    static String hash(String print) {
        String hash = print.substring(print.lastIndexOf(':') + 1);
        return hash.substring(0, Math.min(HASH, hash.length()));
    }
}
