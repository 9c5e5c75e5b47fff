package io.sekisho.scanner.secret;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one scan has seen and not seen so far. */
final class Seen {
    static final String SCANNER = "secret";

    final List<Sighting> sightings = new ArrayList<>();
    /** What tells values apart that the same line of a file had; nothing for the first. See {@link LineValues}. */
    final Map<Sighting.Same, String> marks = new HashMap<>();

    final List<Gap> gaps = new ArrayList<>();
    final Map<String, Long> inputs = new TreeMap<>();
    final Map<String, String> properties = new TreeMap<>();

    /** Why the scan did not come to its end; null when it did. */
    GitleaksException failure;

    /** Notes what was not seen; nothing when there is no such path. The text gets their number. */
    void gap(GapType type, String code, Collection<String> paths) {
        if (!paths.isEmpty()) {
            gaps.add(new Gap(
                    type,
                    SCANNER,
                    Text.of("secret." + code, paths.size()),
                    Text.of("secret." + code + "-next"),
                    List.copyOf(paths),
                    paths.size()));
        }
    }
}
