package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.reference.ReferenceChoice;
import io.sekisho.core.change.Ancestors;
import io.sekisho.core.change.ChangeFinder;
import io.sekisho.core.change.Changes;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.trust.Trust;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Project;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a proposed change from vouching for itself: neither a report that its author checked in nor one that was made of the change
 * itself tells what was there before.
 */
public final class ReferenceGuard {
    private final CliContext context;
    private final Console console;
    private final Trust trust;
    private final Path root;

    /** @param root the scanned directory */
    public ReferenceGuard(CliContext context, Console console, Trust trust, Path root) {
        this.context = context;
        this.console = console;
        this.trust = trust;
        this.root = root;
    }

    /**
     * @param reportName name of a report in a directory
     * @param output where this scan is going to write; the history there goes on where no reference is
     * @throws CommandException exit code 2: what the user named is not there
     */
    public Reference read(ReferenceChoice choice, String reportName, Path output)
            throws CommandException, InterruptedException {
        Path own = trust.isOfWorkTree() ? output : null;
        Reference reference = choice.read(context, console, reportName, String.valueOf(root.getFileName()), own);
        return checked(reference, choice.files(context, reportName));
    }

    /**
     * @param files that it was read from, be they there or not
     * @return the same, or none and why it does not count
     */
    public Reference checked(Reference reference, List<Path> files) throws InterruptedException {
        if (trust.isOfWorkTree()) {
            return reference;
        }
        Optional<CheckedIn.Suspect> own = CheckedIn.of(root, files);
        if (own.isPresent()) {
            Path file = own.get().file();
            return refused(
                    reference,
                    History.EMPTY,
                    GapType.REFERENCE_UNREADABLE,
                    own.get().told(Text.of("status.reference-checked-in", file)),
                    own.get().step(Text.of("status.reference-checked-in-step")));
        }
        if (reference.report() == null) {
            return reference;
        }
        Project project = reference.report().facts().project();
        String commit = project.commit() == null
                ? "?"
                : project.commit().substring(0, Math.min(12, project.commit().length()));
        if (trust.files() == TrustedFiles.NONE) {
            // The gap that the target cannot be read is there already.
            return refused(
                    reference,
                    reference.history(),
                    GapType.TOOL_NOTE,
                    Text.of("status.reference-no-target", commit),
                    Text.of("status.reference-no-target-step"));
        }
        ChangeFinder finder = new ChangeFinder(trust.target(), trust.remote(), context.clock());
        if (finder.mayVouch(root, project.commit())) {
            return reference;
        }
        // Without it the scan is what it would be without any reference, which is no flaw either.
        return refused(
                reference,
                reference.history(),
                GapType.TOOL_NOTE,
                Text.of("status.reference-not-of-target", commit, trust.target().name()),
                Text.of("status.reference-not-of-target-step", trust.target().name()));
    }

    /**
     * The same, with what git says of it for the commits that are scanned. What is proposed goes on from its target; where that
     * cannot be read, all counts.
     *
     * @param changes what git says of the scanned state
     */
    public Reference placed(Reference reference, Changes changes) throws InterruptedException {
        Ancestors ancestors = Ancestors.of(root);
        boolean isProposed = trust.target() != null;
        String own = trust.isOfWorkTree() ? ancestors.head().orElse(null) : null;
        String head = isProposed ? trust.target().commit() : own;
        String base = isProposed && changes.change() != null ? changes.change().base() : null;
        return reference.on(head, base, ancestors::isBefore);
    }

    private static Reference refused(Reference reference, History history, GapType type, Text message, Text nextStep) {
        List<Gap> gaps = new ArrayList<>(reference.gaps());
        gaps.add(Gap.of(type, null, message, nextStep));
        return new Reference(null, history, gaps);
    }
}
