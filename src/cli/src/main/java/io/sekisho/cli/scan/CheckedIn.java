package io.sekisho.cli.scan;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.plan.Git;
import io.sekisho.core.trust.Trust;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever proposes a change may have brought along, though it lies where a pipeline puts things of its own. */
public final class CheckedIn {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedIn.class);

    /**
     * What the author of a change may have written.
     *
     * @param file as it was named
     * @param step how to find out, where git could not tell; null where it is checked in for sure
     */
    public record Suspect(Path file, Text step) {
        /** @return what to say of it: what is sure, or that nothing is */
        public Text told(Text certain) {
            return step == null ? certain : Text.of("cli.checked-in-unknown", file);
        }

        /** @return what to do about it */
        public Text step(Text certain) {
            return step == null ? certain : step;
        }
    }

    private CheckedIn() {}

    /**
     * Tools, databases and kept policies that the author of a change has checked in would be his.
     *
     * @param root the scanned directory
     * @throws CommandException exit code 2: Sekisho's home is such a one, or git cannot tell
     */
    static void refuseHome(Trust trust, Path root, Path home) throws CommandException, InterruptedException {
        Optional<Suspect> suspect = trust.isOfWorkTree() ? Optional.empty() : of(root, List.of(home));
        if (suspect.isPresent()) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    suspect.get().told(Text.of("cli.home-checked-in", home)),
                    suspect.get().step(Text.of("cli.home-checked-in-step")),
                    null);
        }
    }

    /**
     * What is in git's index, or is reached through something that is: a link, a submodule. Where git cannot tell, whatever lies in the
     * repository may be.
     *
     * @param root the scanned directory
     * @param files be they there or not; of a directory all that is in it
     * @return the first of them that is
     */
    public static Optional<Suspect> of(Path root, List<Path> files) throws InterruptedException {
        NavigableSet<String> tracked = null;
        for (Path file : files) {
            try {
                Path top = top(root);
                for (Path place : top == null ? List.<Path>of() : places(file)) {
                    if (place.startsWith(top)) {
                        tracked = tracked == null ? tracked(top) : tracked;
                        if (isTracked(top, place, tracked)) {
                            return Optional.of(new Suspect(file, null));
                        }
                    }
                }
            } catch (IOException e) {
                LOG.warn("whether {} is checked in cannot be told: {}", file, IoProblem.saidBy(e), e);
                return Optional.of(new Suspect(file, Text.of("cli.checked-in-unknown-step", root)));
            }
        }
        return Optional.empty();
    }

    /** The top of the repository, found without git, which may not work; null where there is none. */
    private static Path top(Path root) throws IOException {
        Path top = root.toRealPath();
        while (top != null && !Files.exists(top.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            top = top.getParent();
        }
        return top;
    }

    private static NavigableSet<String> tracked(Path top) throws IOException, InterruptedException {
        Optional<Git> git = Git.open(top);
        if (git.isEmpty() || !git.get().repository().topLevel().toRealPath().equals(top)) {
            throw new IOException("git takes another directory than " + top + " for the repository");
        }
        return new TreeSet<>(git.get().lsFiles());
    }

    private static boolean isTracked(Path top, Path place, NavigableSet<String> tracked) {
        for (Path at = place; at.startsWith(top) && !at.equals(top); at = at.getParent()) {
            if (tracked.contains(name(top, at))) {
                return true;
            }
        }
        String below = name(top, place) + "/";
        String first = tracked.ceiling(below);
        return first != null && first.startsWith(below);
    }

    private static String name(Path top, Path place) {
        return top.relativize(place).toString().replace('\\', '/');
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
