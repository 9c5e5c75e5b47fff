package io.sekisho.scanner.secret;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The canary under the name of every file of a directory. */
final class PathProbe {
    private static final int MOST_PROBED = 10_000;

    private PathProbe() {}

    /**
     * First the canary, and with it which paths Gitleaks looks into at all.
     *
     * @return those that it passes over
     */
    static List<String> run(GitleaksRun gitleaks, Path directory, List<String> files, Seen seen)
            throws GitleaksException, IOException, InterruptedException {
        Canary canary = Canary.fresh();
        FileExport probe = new FileExport(directory.resolve("probe"));
        RawPath canaryPath = RawPath.of(canary.name());
        probe.add(canaryPath, canary.value() + "\n");
        for (String file : files.subList(0, Math.min(files.size(), MOST_PROBED))) {
            probe.add(RawPath.of(file), canary.value() + "\n");
        }
        if (files.size() > MOST_PROBED) {
            seen.gaps.add(Gap.of(GapType.TOOL_NOTE, Seen.SCANNER, Text.of("secret.not-probed", MOST_PROBED), null));
        }
        Set<RawPath> answered = new HashSet<>();
        for (Leak leak : gitleaks.plainFiles("probe")) {
            RawPath path = probe.original(leak.file());
            if (path != null && leak.rule().equals(Canary.RULE)) {
                answered.add(path);
            }
        }
        if (!answered.contains(canaryPath)) {
            throw GitleaksException.canaryMissed();
        }
        return files.stream()
                .limit(MOST_PROBED)
                .filter(file -> !answered.contains(RawPath.of(file)))
                .toList();
    }
}
