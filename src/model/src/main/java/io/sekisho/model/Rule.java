package io.sekisho.model;

import java.util.List;
import java.util.Objects;

/**
 * What was violated.
 *
 * @param id the tool's own identifier: a CVE or GHSA id, a Gitleaks rule id, a SpotBugs pattern type, a SARIF rule id
 * @param name the tool's short title, as it said it; may equal the id
 * @param description the tool's explanation, quoted; null when it gives none
 * @param cwes CWE numbers (79 for CWE-79), ascending, without duplicates; empty when unknown
 * @param helpUri page that explains the rule; null when unknown
 */
public record Rule(String id, String name, String description, List<Integer> cwes, String helpUri) {
    public Rule {
        Objects.requireNonNull(id, "id");
        name = name == null || name.isBlank() ? id : name;
        cwes = cwes == null ? List.of() : cwes.stream().distinct().sorted().toList();
    }
}
