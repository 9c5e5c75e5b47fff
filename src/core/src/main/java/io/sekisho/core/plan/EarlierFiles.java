package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;

/**
 * The build files of a commit, written where they are read as the project's own are. A pom may name others, whatever they are called:
 * those are written, too. What lies behind a symbolic link or in a submodule is not, and then nothing is known.
 */
final class EarlierFiles {
    private static final int MAX_FILES = 5_000;
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_ROUNDS = 20;
    static final Set<String> OF_JAVA = Set.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            "gradle.lockfile",
            "libs.versions.toml");

    private final GitBorrowed git;
    private final Path directory;
    private final Set<String> names;
    private final Map<String, String> files = new HashMap<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private long bytes;

    /**
     * @param directory is made
     * @param names of the files, where no installed package lies
     */
    EarlierFiles(GitBorrowed git, String commit, Path directory, Set<String> names)
            throws GitException, InterruptedException {
        this.git = git;
        this.directory = directory;
        this.names = names;
        for (String line :
                GitDiff.zeroTerminated(git.bytes("ls-tree", "-r", "-z", "--full-tree", commit + "^{commit}"))) {
            // "100644 blob <id>\t<path>"
            int tab = line.indexOf('\t');
            String[] meta = line.substring(0, tab).split(" ");
            if (meta[0].startsWith("100")) {
                files.put(line.substring(tab + 1), meta[2]);
            } else {
                elsewhere.add(line.substring(tab + 1));
            }
        }
    }

    /**
     * @param prefix the project's directory inside the repository, "" or ending with a slash
     * @return false when it is too much, or leads to where it cannot be followed
     */
    boolean write(String prefix) throws IOException, InterruptedException {
        Set<String> wanted = new LinkedHashSet<>();
        files.keySet().stream()
                .filter(path -> path.startsWith(prefix) && names.contains(path.substring(path.lastIndexOf('/') + 1)))
                .filter(path -> !('/' + path).contains("/node_modules/"))
                .forEach(wanted::add);
        for (int round = 0; !wanted.isEmpty(); round++) {
            if (round == MAX_ROUNDS || written.size() + wanted.size() > MAX_FILES || !write(wanted)) {
                return false;
            }
            written.addAll(wanted);
            Set<String> named = new LinkedHashSet<>();
            for (String path : wanted) {
                if (!named(path, named)) {
                    return false;
                }
            }
            named.removeAll(written);
            wanted = named;
        }
        return !written.isEmpty();
    }

    private boolean write(Set<String> paths) throws IOException, InterruptedException {
        List<String> all = List.copyOf(paths);
        String ids = String.join("\n", all.stream().map(files::get).toList()) + "\n";
        for (String size : text(ids, "cat-file", "--batch-check=%(objectsize)").split("\n")) {
            bytes += size.matches("\\d{1,9}") ? Long.parseLong(size) : MAX_BYTES;
        }
        if (bytes > MAX_BYTES) {
            return false;
        }
        byte[] out = git.fed(git.directory(), ids.getBytes(StandardCharsets.US_ASCII), "cat-file", "--batch");
        int at = 0;
        for (String path : all) {
            // "<id> blob <size>\n", the content, a line feed
            int end = at;
            while (out[end] != '\n') {
                end++;
            }
            String[] head = new String(out, at, end - at, StandardCharsets.US_ASCII).split(" ");
            int size = Integer.parseInt(head[2]);
            Path file = directory.resolve(path).normalize();
            if (!file.startsWith(directory) || path.endsWith(".xml") && size > MavenModels.MAX_POM_BYTES) {
                return false;
            }
            Files.createDirectories(file.getParent());
            Files.write(file, Arrays.copyOfRange(out, end + 1, end + 1 + size));
            at = end + size + 2;
        }
        return true;
    }

    private String text(String input, String... arguments) throws GitException, InterruptedException {
        byte[] out = git.fed(git.directory(), input.getBytes(StandardCharsets.US_ASCII), arguments);
        return new String(out, StandardCharsets.US_ASCII);
    }

    /** @param to gets the files that a pom names as its parent or modules */
    private boolean named(String path, Set<String> to) {
        Model model = path.matches("(.*/)?[^/]+\\.(gradle|kts|lockfile|toml|json)")
                ? null
                : MavenReactorPoms.read(directory.resolve(path));
        if (model == null) {
            return true;
        }
        List<String> names = new ArrayList<>(model.getModules());
        model.getProfiles().stream().map(Profile::getModules).forEach(names::addAll);
        if (model.getParent() != null && model.getParent().getRelativePath() != null) {
            names.add(model.getParent().getRelativePath());
        }
        for (String name : names) {
            if (name.contains("${") || !follow(path, name.strip().replace('\\', '/'), to)) {
                return false;
            }
        }
        return true;
    }

    private boolean follow(String from, String name, Set<String> to) {
        if (name.isEmpty()) {
            return true;
        }
        try {
            Path target = directory.resolve(from).resolveSibling(name).normalize();
            if (!target.startsWith(directory)) {
                return true; // out of the repository nothing is read
            }
            String file = directory.relativize(target).toString().replace('\\', '/');
            String inside = file.isEmpty() ? "pom.xml" : file + "/pom.xml";
            Stream.of(file, inside).filter(files::containsKey).findFirst().ifPresent(to::add);
            return elsewhere.stream().noneMatch(link -> inside.equals(link) || inside.startsWith(link + "/"));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
