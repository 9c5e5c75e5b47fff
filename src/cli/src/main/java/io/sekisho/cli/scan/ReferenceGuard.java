package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.reference.ReferenceChoice;
import io.sekisho.core.change.ChangeFinder;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.reference.History;
import io.sekisho.core.reference.Reference;
import io.sekisho.core.trust.Trust;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Project;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a proposed change from vouching for itself: neither a report that its author checked in nor one that was made of the change
 * itself tells what was there before.
 */
final class ReferenceGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceGuard.class);

    private final CliContext context;
    private final Console console;
    private final Trust trust;
    private final Path root;

    /** @param root the scanned directory */
    ReferenceGuard(CliContext context, Console console, Trust trust, Path root) {
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
    Reference read(ReferenceChoice choice, String reportName, Path output)
            throws CommandException, InterruptedException {
        Path own = trust.isOfWorkTree() ? output : null;
        Reference reference = choice.read(context, console, reportName, String.valueOf(root.getFileName()), own);
        return trust.isOfWorkTree() ? reference : checked(reference, choice.files(context, reportName));
    }

    /** @param files that it was read from, be they there or not */
    private Reference checked(Reference reference, List<Path> files) throws InterruptedException {
        Optional<Path> own = checkedIn(files);
        if (own.isPresent()) {
            List<Gap> gaps = new ArrayList<>(reference.gaps());
            gaps.add(Gap.of(
                    GapType.REFERENCE_UNREADABLE,
                    null,
                    Text.of("status.reference-checked-in", own.get()),
                    Text.of("status.reference-checked-in-step")));
            return new Reference(null, History.EMPTY, gaps);
        }
        if (reference.report() == null) {
            return reference;
        }
        Project project = reference.report().facts().project();
        ChangeFinder finder = new ChangeFinder(trust.target(), trust.remote(), context.clock());
        if (finder.mayVouch(root, project.commit())) {
            return reference;
        }
        console.warn(
                "status.reference-not-of-target",
                project.commit() == null
                        ? "?"
                        : project.commit()
                                .substring(0, Math.min(12, project.commit().length())),
                trust.target().name());
        return new Reference(null, reference.history(), reference.gaps());
    }

    /** What is in git's index, or is reached through something that is: a link, a submodule. */
    private Optional<Path> checkedIn(List<Path> files) throws InterruptedException {
        try {
            Optional<Git> git = Git.open(root);
            if (git.isEmpty()) {
                return Optional.empty();
            }
            Path top = git.get().repository().topLevel().toRealPath();
            Set<String> tracked = null;
            for (Path file : files) {
                for (Path place : places(file)) {
                    for (Path at = place; at.startsWith(top) && !at.equals(top); at = at.getParent()) {
                        tracked = tracked == null ? new HashSet<>(git.get().lsFiles()) : tracked;
                        if (tracked.contains(top.relativize(at).toString().replace('\\', '/'))) {
                            return Optional.of(file);
                        }
                    }
                }
            }
            return Optional.empty();
        } catch (GitException e) {
            // Then the target cannot be read either, and nothing is softened.
            LOG.info("whether a reference is checked in cannot be told: {}", e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            LOG.info("whether a reference is checked in cannot be told", e);
            return Optional.empty();
        }
    }

    /** Where it is, as it was named and in truth; nothing where there is no such file. */
    private static List<Path> places(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Path> places = new ArrayList<>(List.of(file.toRealPath()));
        for (Path at = file.toAbsolutePath().normalize(); at.getParent() != null; at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                places.add(at.getParent().toRealPath().resolve(at.getFileName()));
            }
        }
        places.add(file.toRealPath(LinkOption.NOFOLLOW_LINKS));
        return places;
    }
}
