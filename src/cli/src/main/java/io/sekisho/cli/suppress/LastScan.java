package io.sekisho.cli.suppress;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.SuppressionUse;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.reference.ReferenceReader;
import io.sekisho.model.Gap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The last report with its history, if there is one: by it is told what entries cover. */
final class LastScan {
    private final Reference reference;

    private LastScan(Reference reference) {
        this.reference = reference;
    }

    /** @throws CommandException exit code 2: there is one, but it cannot be read */
    static LastScan read(Path place, String reportName) throws CommandException {
        Reference reference = ReferenceReader.read(place, reportName);
        if (!reference.gaps().isEmpty()) {
            Gap gap = reference.gaps().get(0);
            throw new CommandException(ExitCode.WRONG_USAGE, gap.message(), gap.nextStep(), null);
        }
        return new LastScan(reference);
    }

    Reference reference() {
        return reference;
    }

    boolean isThere() {
        return reference.report() != null;
    }

    /** @return empty without a report */
    Optional<SuppressionUse> use(List<Suppression> entries) {
        return isThere()
                ? Optional.of(SuppressionUse.of(entries, reference.report().facts()))
                : Optional.empty();
    }
}
