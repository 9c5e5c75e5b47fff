package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Whether a scan here would need the network, and by which way Java would go. Nothing is called to find out. */
final class NetworkExamination implements Examination {
    private static final List<String> VARIABLES =
            List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy");

    private final boolean toolIsFetched;

    /** @param toolIsFetched whether a scan would download Gitleaks */
    NetworkExamination(boolean toolIsFetched) {
        this.toolIsFetched = toolIsFetched;
    }

    @Override
    public List<Check> of(Place place) {
        List<Check> checks = new ArrayList<>();
        if (place.offline() || !toolIsFetched) {
            checks.add(Check.ok(
                    Topic.NETWORK, Text.of(place.offline() ? "admin.network-offline" : "admin.network-not-needed")));
        } else {
            checks.add(Check.note(
                    Topic.NETWORK, Text.of("admin.network-gitleaks"), Text.of("admin.network-gitleaks-step")));
        }
        String proxy = place.jvm().proxy();
        if (proxy != null) {
            checks.add(Check.ok(Topic.NETWORK, Text.of("admin.network-proxy", proxy)));
            return checks;
        }
        VARIABLES.stream()
                .filter(name ->
                        !place.context().environment().getOrDefault(name, "").isBlank())
                .findFirst()
                .ifPresent(name -> checks.add(Check.note(
                        Topic.NETWORK,
                        // The value may hold a password.
                        Text.of("admin.network-variable", name),
                        Text.of("admin.network-variable-step"))));
        return checks;
    }
}
