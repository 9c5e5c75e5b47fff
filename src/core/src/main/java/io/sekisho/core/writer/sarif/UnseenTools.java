package io.sekisho.core.writer.sarif;

import io.sekisho.core.reference.History;
import io.sekisho.core.writer.Wholeness;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Other tools of which the reference had findings that this scan did not see. Each tool has a run of its own, so that what is known
 * of one need not be kept back for another.
 */
record UnseenTools(Map<String, List<GoneFinding>> byTool, boolean isAnyUnnamed) {
    static final UnseenTools NONE = new UnseenTools(Map.of(), false);

    /** @param history knows who reported what is gone; without it nobody does */
    static UnseenTools of(Wholeness wholeness, History history) {
        Map<String, List<GoneFinding>> byTool = new TreeMap<>();
        boolean unnamed = false;
        for (GoneFinding gone : wholeness.unseen(Kind.EXTERNAL)) {
            History.Gone known = history.gone().get(gone.fingerprint());
            if (known == null || known.tool() == null) {
                unnamed = true;
            } else {
                byTool.computeIfAbsent(known.tool(), none -> new ArrayList<>()).add(gone);
            }
        }
        return new UnseenTools(byTool, unnamed);
    }

    boolean isEmpty() {
        return byTool.isEmpty() && !isAnyUnnamed;
    }

    /** @return why its run would close what is not repaired; empty when it would not */
    Optional<Text> of(String tool) {
        return Wholeness.unseen(byTool.getOrDefault(tool, List.of()));
    }
}
