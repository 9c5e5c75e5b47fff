package io.sekisho.cli.scan;

import io.sekisho.core.trust.Trust;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the author of a change from speaking for other tools: results that are checked in say what he likes, for example that a
 * tool whose job failed has found nothing.
 *
 * @param request without them
 * @param gaps one for each that was not imported
 */
record ImportGuard(ScanRequest request, List<Gap> gaps) {
    static ImportGuard of(ScanRequest request, Trust trust) throws InterruptedException {
        List<Path> own = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Path file : request.sarif()) {
            Optional<CheckedIn.Suspect> suspect =
                    trust.isOfWorkTree() ? Optional.empty() : CheckedIn.of(request.directory(), List.of(file));
            if (suspect.isPresent()) {
                gaps.add(Gap.of(
                        GapType.SCOPE_NARROWED,
                        Kind.EXTERNAL.key(),
                        suspect.get().told(Text.of("external.checked-in", file.getFileName())),
                        suspect.get().step(Text.of("external.checked-in-step"))));
            } else {
                own.add(file);
            }
        }
        return gaps.isEmpty() ? new ImportGuard(request, gaps) : new ImportGuard(request.withSarif(own), gaps);
    }
}
