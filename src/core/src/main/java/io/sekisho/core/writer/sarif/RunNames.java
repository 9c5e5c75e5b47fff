package io.sekisho.core.writer.sarif;

import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names and ids of the runs of a file, all different: GitHub refuses a file with two runs of one name and category. */
final class RunNames {
    private final Set<String> names = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    String id(String wanted) {
        String slug = Line.cut(wanted, 64)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return unique(slug, ids);
    }

    String name(String wanted) {
        return unique(Line.cut(Printable.of(wanted), Limits.NAME - 8), names);
    }

    private static String unique(String wanted, Set<String> taken) {
        String one = wanted.isEmpty() ? "tool" : wanted;
        for (int i = 2; !taken.add(one); i++) {
            one = wanted + "-" + i;
        }
        return one;
    }
}
