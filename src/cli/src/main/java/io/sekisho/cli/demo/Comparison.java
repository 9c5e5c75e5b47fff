package io.sekisho.cli.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was planted beside what was found.
 *
 * @param rows one for each planted flaw in the order of the file, then one for each that nobody planted
 */
record Comparison(List<Row> rows) {
    /**
     * @param planted null when nobody planted it
     * @param found null when it was not found
     */
    record Row(Flaw planted, Flaw found) {
        boolean matches() {
            return planted != null && planted.equals(found);
        }
    }

    /** @param file {@code planted.json} */
    static List<Flaw> planted(Path file) throws IOException {
        return JsonMapper.builder().build().readValue(file.toFile(), new TypeReference<List<Flaw>>() {});
    }

    static Comparison of(List<Flaw> planted, List<Flaw> found) {
        Map<String, Flaw> open = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        List<Flaw> twice = new ArrayList<>();
        for (Flaw flaw : found) {
            if (open.putIfAbsent(flaw.identity(), flaw) != null) {
                twice.add(flaw);
            }
        }
        planted.forEach(flaw -> rows.add(new Row(flaw, open.remove(flaw.identity()))));
        open.values().forEach(flaw -> rows.add(new Row(null, flaw)));
        twice.forEach(flaw -> rows.add(new Row(null, flaw)));
        return new Comparison(List.copyOf(rows));
    }

    boolean matches() {
        return rows.stream().allMatch(Row::matches);
    }

    long differences() {
        return rows.stream().filter(row -> !row.matches()).count();
    }
}
