package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.core.central.CentralPolicy;
import io.sekisho.model.Gap;
import io.sekisho.model.Text;
import java.util.List;

/** The central policies: whether their sources answer, how each was verified, and its serial. What is wrong is among the gaps. */
final class CentralExamination {
    private CentralExamination() {}

    static List<Check> of(List<CentralPolicy> policies) {
        if (policies.isEmpty()) {
            return List.of(Check.ok(Topic.POLICY, Text.of("central.doctor-none")));
        }
        return policies.stream()
                .filter(CentralPolicy::live)
                .map(policy -> Check.ok(Topic.POLICY, text(policy)))
                .toList();
    }

    private static Text text(CentralPolicy policy) {
        return policy.proof().equals("none")
                ? Text.of("central.doctor-live-unverified", policy.label())
                : Text.of("central.doctor-live", policy.label(), policy.proof());
    }

    static boolean isAbout(Gap gap, TrustedSettings trusted) {
        return trusted.central().stream().anyMatch(policy -> policy.gaps().contains(gap));
    }
}
