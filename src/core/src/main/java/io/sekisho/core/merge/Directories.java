package io.sekisho.core.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each part lies in the whole. */
record Directories(Map<String, String> byPart, String common) {
    /**
     * Parts of one directory are told from there; parts of several from the top of their repository. Outside git only the
     * directories' names are known.
     *
     * @param earlier directories of which the reference was put together: of these even a single one is a part, not the whole
     */
    static Directories of(List<Part> parts, Set<String> earlier) {
        List<String> all = parts.stream().map(Part::directory).toList();
        boolean same = all.stream().distinct().count() == 1 && !earlier.contains(all.get(0));
        Map<String, String> byPart = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            byPart.put(parts.get(i).name(), same ? "" : all.get(i));
        }
        return new Directories(byPart, same ? parts.get(0).facts().project().directory() : "");
    }

    /** "" for the whole itself. */
    String of(Part part) {
        return byPart.get(part.name());
    }

    boolean isSplit() {
        return byPart.values().stream().anyMatch(directory -> !directory.isEmpty());
    }
}
