package io.sekisho.core.policy;

import io.sekisho.model.Component;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the facts' components tell of a finding's places, looked up only when a rule asks. */
final class Known {
    private final Facts facts;
    private Versions versions;
    private Map<String, Boolean> direct;

    Known(Facts facts) {
        this.facts = facts;
    }

    Optional<String> version(Finding finding, Occurrence place) {
        if (versions == null) {
            versions = new Versions(facts);
        }
        return versions.of(finding, place);
    }

    /**
     * By the place's own path from the direct dependency; without one, by what the build files declare of the component.
     *
     * @return true, false, or null when it cannot be told
     */
    String direct(Finding finding, Occurrence place) {
        if (!place.dependencyPath().isEmpty()) {
            return String.valueOf(place.dependencyPath().size() == 1);
        }
        if (direct == null) {
            direct = new HashMap<>();
            for (Component component : facts.components()) {
                if (component.packageUrl() != null && component.direct() != null) {
                    direct.merge(component.packageUrl(), component.direct(), Boolean::logicalOr);
                }
            }
        }
        Boolean declared = direct.get(finding.vulnerability().packageUrl());
        return declared == null ? null : declared.toString();
    }
}
