package io.sekisho.cli.explain;

import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Names;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressedOccurrence;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every place, with what is new and what is suppressed. */
final class Places {
    private static final int MOST = 100;

    private final Sheet sheet;
    private final Subject subject;

    Places(Sheet sheet, Subject subject) {
        this.sheet = sheet;
        this.subject = subject;
    }

    void write() {
        List<Occurrence> all = subject.finding().occurrences();
        sheet.heading("explain.where", all.size());
        Map<Integer, SuppressedOccurrence> suppressed = subject.judgement().suppressed().stream()
                .collect(Collectors.toMap(SuppressedOccurrence::index, one -> one, (one, other) -> one));
        for (int i = 0; i < Math.min(MOST, all.size()); i++) {
            place(all.get(i), subject.judgement().fresh().contains(i), suppressed.get(i));
        }
        if (all.size() > MOST) {
            sheet.item("  ", sheet.text("explain.more-places", all.size() - MOST));
        }
    }

    private void place(Occurrence place, boolean fresh, SuppressedOccurrence suppressed) {
        List<String> marks = new ArrayList<>();
        if (fresh) {
            marks.add(sheet.text("cli.mark-new"));
        }
        if (suppressed != null) {
            marks.add(sheet.text("explain.mark-suppressed"));
        }
        if (!place.inTree() && subject.finding().kind() == Kind.SECRET) {
            marks.add(sheet.text("explain.mark-history"));
        }
        String mark = marks.isEmpty() ? "" : "  [" + String.join(sheet.text("cli.mark-comma"), marks) + "]";
        sheet.item("  - ", Names.of(place.location()) + mark);
        if (place.artifact() != null) {
            sheet.item("    ", Printable.of(place.artifact()));
        }
        if (place.dependencyPath().size() > 1) {
            String path = place.dependencyPath().stream().map(Printable::of).collect(Collectors.joining(" > "));
            sheet.item("    ", sheet.text("explain.through", path));
        }
        if (place.commit() != null) {
            String day = place.commit().date() == null
                    ? ""
                    : ", " + LocalDate.ofInstant(place.commit().date(), ZoneOffset.UTC);
            sheet.item(
                    "    ",
                    sheet.text("explain.commit", Names.ofCommit(place.commit().id()) + day));
        }
        if (suppressed != null) {
            String reason = suppressed.explanation() == null ? "" : ": " + Printable.of(suppressed.explanation());
            sheet.item("    ", sheet.text("explain.suppressed-by", Printable.of(suppressed.source())) + reason);
        }
    }
}
