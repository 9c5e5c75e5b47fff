package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gitleaks: where it is, whether it is the right one, and whether it finds what it should. */
final class GitleaksExamination implements Examination {
    private final SecretTool tool;
    private boolean isFetched;

    GitleaksExamination(SecretTool tool) {
        this.tool = tool;
    }

    @Override
    public List<Check> of(Place place) throws InterruptedException {
        if (!place.scans(Kind.SECRET)) {
            return List.of(Check.ok(Topic.GITLEAKS, Text.of("admin.not-needed")));
        }
        List<Check> checks = new ArrayList<>();
        try {
            Optional<SecretTool.Found> found = tool.find(place);
            if (found.isEmpty()) {
                checks.add(absent(place));
                return checks;
            }
            tool.prove(place, found.get());
            checks.add(Check.ok(Topic.GITLEAKS, found.get().text()));
            found.get().passedOver().forEach(why -> checks.add(Check.note(Topic.GITLEAKS, why, null)));
        } catch (SecretTool.Unusable e) {
            checks.add(Check.missing(Topic.GITLEAKS, e.text(), e.nextStep()));
        }
        return checks;
    }

    private Check absent(Place place) {
        String version = tool.downloadedVersion(place);
        if (place.offline()) {
            return Check.missing(
                    Topic.GITLEAKS, Text.of("admin.gitleaks-offline"), Text.of("admin.gitleaks-offline-step", version));
        }
        isFetched = true;
        return Check.note(
                Topic.GITLEAKS,
                Text.of("admin.gitleaks-fetched", version),
                Text.of("admin.gitleaks-fetched-step", version));
    }

    /** Whether a scan would have to download it; known after the examination. */
    boolean isFetched() {
        return isFetched;
    }
}
