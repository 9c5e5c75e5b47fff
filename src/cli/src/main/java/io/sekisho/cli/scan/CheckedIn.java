package io.sekisho.cli.scan;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
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

    private CheckedIn() {}

    /**
     * Tools, databases and kept policies that the author of a change has checked in would be his.
     *
     * @param root the scanned directory
     * @throws CommandException exit code 2: Sekisho's home is such a one
     */
    static void refuseHome(Trust trust, Path root, Path home) throws CommandException, InterruptedException {
        if (!trust.isOfWorkTree() && of(root, List.of(home)).isPresent()) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("cli.home-checked-in", home),
                    Text.of("cli.home-checked-in-step"),
                    null);
        }
    }

    /**
     * What is in git's index, or is reached through something that is: a link, a submodule.
     *
     * @param root the scanned directory
     * @param files be they there or not; of a directory all that is in it
     * @return the first of them that is
     */
    public static Optional<Path> of(Path root, List<Path> files) throws InterruptedException {
        try {
            Optional<Git> git = Git.open(root);
            if (git.isEmpty()) {
                return Optional.empty();
            }
            Path top = git.get().repository().topLevel().toRealPath();
            NavigableSet<String> tracked = null;
            for (Path file : files) {
                for (Path place : places(file)) {
                    if (place.startsWith(top) && tracked == null) {
                        tracked = new TreeSet<>(git.get().lsFiles());
                    }
                    if (place.startsWith(top) && isTracked(top, place, tracked)) {
                        return Optional.of(file);
                    }
                }
            }
            return Optional.empty();
        } catch (GitException e) {
            // Then the target cannot be read either, and nothing is softened.
            LOG.info("what is checked in cannot be told: {}", e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            LOG.info("what is checked in cannot be told", e);
            return Optional.empty();
        }
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
