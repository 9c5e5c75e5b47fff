package io.sekisho.core.trust;

import io.sekisho.core.plan.Git;
import io.sekisho.core.plan.GitException;
import io.sekisho.core.plan.GitUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By what name a repository is known where many come together: its address without protocol, port and credentials, so that clones
 * over HTTPS and SSH have the same. No file of the scanned tree names it: whoever proposes a change could take another's name.
 */
public final class RepositoryName {
    /** What whoever runs the pipeline calls it. */
    public static final String VARIABLE = "SEKISHO_PROJECT";

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryName.class);

    /** A host, and a path without anything that may be a credential. */
    private static final Pattern PLACE = Pattern.compile("([a-z0-9][a-z0-9._-]*)(?::[0-9]*)?/+([^@:?#\\s]+)");

    private static final Pattern COPY = Pattern.compile("([^/:]+):(?![0-9]+/)(.*)");

    private RepositoryName() {}

    /**
     * What was named, else what GitLab says of the checkout that it made, else the clone's own remote, else what Jenkins says of its
     * workspace. A job may scan other clones than its own, so what a CI system says counts for its own checkout only.
     *
     * @param root the scanned directory, absolute and real
     * @param named by whoever called; null or blank for nobody
     * @return empty where nobody tells, or the address is a directory of the machine
     */
    public static Optional<String> of(Path root, String named, Map<String, String> environment)
            throws InterruptedException {
        Target.Variables variables = new Target.Variables(environment);
        for (String said : new String[] {named, environment.get(VARIABLE)}) {
            if (said != null && !said.isBlank()) {
                return Optional.of(said.strip());
            }
        }
        Optional<String> gitLab = isIn(root, environment.get("CI_PROJECT_DIR")) ? gitLab(variables) : Optional.empty();
        if (gitLab.isPresent()) {
            return gitLab;
        }
        Optional<String> origin = origin(root).flatMap(RepositoryName::of);
        return origin.isPresent() || !isIn(root, environment.get("WORKSPACE")) ? origin : of(variables.get("GIT_URL"));
    }

    /** A change from a fork is proposed to the target's project. */
    private static Optional<String> gitLab(Target.Variables variables) {
        String server = variables.get("CI_SERVER_URL").replaceFirst("/+$", "");
        return Stream.of("CI_MERGE_REQUEST_PROJECT_PATH", "CI_PROJECT_PATH")
                .map(variables::get)
                .filter(path -> !path.isEmpty() && !server.isEmpty())
                .findFirst()
                .flatMap(path -> of(server + "/" + path));
    }

    /** Whether it lies in that checkout, and in no other clone that a job made below it. */
    private static boolean isIn(Path root, String directory) {
        if (directory == null || directory.isBlank()) {
            return false;
        }
        try {
            Path checkout = Path.of(directory).toRealPath();
            Path at = root;
            while (at != null && !at.equals(checkout)) {
                if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                    return false;
                }
                at = at.getParent();
            }
            return at != null;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<String> origin(Path root) throws InterruptedException {
        try {
            Optional<Git> git = Git.open(root);
            return git.isEmpty() ? Optional.empty() : Optional.of(git.get().origin());
        } catch (GitException e) {
            LOG.debug("The clone names no remote", e);
            return Optional.empty();
        }
    }

    static Optional<String> of(String address) {
        Optional<GitUrl> url = GitUrl.of(address).filter(one -> !one.protocol().equals("file"));
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String plain = url.get().address().replaceFirst("^[a-z]+://", "").replaceFirst("[?#].*$", "");
        plain = plain.replaceFirst("^[A-Za-z0-9._-]+@", "");
        Matcher copied = COPY.matcher(plain);
        if (copied.matches() && !url.get().address().contains("://")) {
            plain = copied.group(1) + "/" + copied.group(2);
        }
        int end = plain.indexOf('/');
        Matcher place = PLACE.matcher(
                end < 0 ? plain : plain.substring(0, end).toLowerCase(Locale.ROOT) + plain.substring(end));
        if (!place.matches()) {
            return Optional.empty();
        }
        String path = place.group(2).replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return path.isEmpty() ? Optional.empty() : Optional.of(place.group(1) + "/" + path);
    }
}
