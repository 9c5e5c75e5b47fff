package io.sekisho.cli.standard;

import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Project;
import io.sekisho.model.StandardState;
import io.sekisho.model.StandardState.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One report and how its project stands.
 *
 * @param file of the report, as the user named it
 * @param project what was scanned
 * @param scannedAt when
 * @param state how it stands
 * @param places of the findings that violate something, by fingerprint
 */
record Assessed(String file, Project project, Instant scannedAt, StandardState state, Map<String, Place> places) {
    /**
     * Where a person begins to look.
     *
     * @param rule of the finding
     * @param path with the line, where there is one
     * @param more how many further occurrences there are
     */
    record Place(String rule, String path, int more) {
        static Place of(Finding finding) {
            Location location = finding.occurrences().get(0).location();
            String line = location.startLine() > 0 ? ":" + location.startLine() : "";
            String rule = finding.rule().id();
            String component = finding.vulnerability() == null
                    ? ""
                    : finding.vulnerability().component() + " ";
            return new Place(
                    rule,
                    component + location.path() + line,
                    finding.occurrences().size() - 1);
        }
    }

    String name() {
        return String.valueOf(project.name());
    }

    long count(State wanted) {
        return items(wanted).size();
    }

    List<StandardState.Item> items(State wanted) {
        return state.items().stream().filter(item -> item.state() == wanted).toList();
    }
}
