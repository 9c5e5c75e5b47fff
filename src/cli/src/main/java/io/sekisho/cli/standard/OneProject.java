package io.sekisho.cli.standard;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.view.Names;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One report: every item with its state, what violates it, and what the states mean. */
final class OneProject {
    private static final int ID = 7;
    private static final int MOST_FINDINGS = 5;

    private final Lines lines;
    private final int stateWidth;

    OneProject(Console console, CliContext context) {
        this.lines = new Lines(console, context);
        this.stateWidth = 2
                + Arrays.stream(State.values())
                        .mapToInt(state -> Columns.width(lines.word(state)))
                        .max()
                        .orElse(0);
    }

    String of(Assessed project) {
        StandardState state = project.state();
        lines.line(lines.text("standard.title-one", lines.words(state.title()), project.name()));
        String commit = project.project().commit();
        String day = project.scannedAt().toString().substring(0, "2026-01-01".length());
        lines.line(
                commit == null
                        ? lines.text("standard.title-no-commit", day)
                        : lines.text("standard.title-commit", Names.ofCommit(commit), day));
        Map<String, String> category = null;
        for (StandardState.Item item : state.items()) {
            if (!item.category().equals(category)) {
                category = item.category();
                lines.blank();
                lines.line(lines.words(category));
            }
            item(item, project);
        }
        notes(project, State.NO_VIOLATION_FOUND, "standard.covers");
        notes(project, State.NOT_ASSESSED, "standard.not-assessed");
        lines.blank();
        lines.wrapped(
                "",
                lines.text(
                        "standard.counts",
                        project.count(State.VIOLATED),
                        project.count(State.NO_VIOLATION_FOUND),
                        project.count(State.NOT_ASSESSED),
                        project.count(State.NOT_ASSESSABLE)));
        lines.wrapped("", lines.text("standard.details"));
        return lines.end();
    }

    private void item(StandardState.Item item, Assessed project) {
        String count =
                item.findings().isEmpty() ? "" : String.valueOf(item.findings().size());
        String first = "  " + Columns.left(item.id(), ID) + Columns.left(lines.word(item.state()), stateWidth)
                + Columns.right(count, 5) + "  ";
        String suppressed = item.suppressed() == 0 ? "" : " " + lines.text("standard.suppressed", item.suppressed());
        lines.wrapped(first, lines.words(item.title()) + suppressed);
        String indent = " ".repeat(ID + 4);
        item.findings().stream().limit(MOST_FINDINGS).forEach(fingerprint -> {
            Assessed.Place place = project.places().get(fingerprint);
            lines.cut(
                    indent,
                    place.more() == 0
                            ? lines.text("standard.place", place.rule(), place.path())
                            : lines.text("standard.place-more", place.rule(), place.path(), place.more()));
        });
        if (item.findings().size() > MOST_FINDINGS) {
            lines.line(indent
                    + lines.text("standard.findings-more", item.findings().size() - MOST_FINDINGS));
        }
    }

    private void notes(Assessed project, State state, String heading) {
        List<StandardState.Item> items = project.items(state);
        if (items.isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(lines.text(heading));
        for (StandardState.Item item : items) {
            lines.wrapped(
                    "  " + Columns.left(item.id(), ID),
                    item.reason() == null ? lines.words(item.note()) : lines.text(item.reason()));
        }
    }
}
