package io.sekisho.core.central;

import io.sekisho.core.fetch.FetchException;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Location;
import io.sekisho.core.files.FileTree;
import io.sekisho.core.plan.GitEnvironment;
import io.sekisho.core.process.ChildProcess;
import io.sekisho.core.process.ProcessTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One state of a remote repository, fetched with the git executable into a bare repository of its own, which is removed
 * afterwards: so no killed run leaves a lock, and no two runs meet. A user and password go to git's credential helper, not into
 * an argument.
 */
final class FetchedRepository implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String STATE = "refs/sekisho/policy";
    private static final String HELPER = "!f() { test \"$1\" = get || exit 0; "
            + "printf 'username=%s\\npassword=%s\\n' \"$POLICY_GIT_USER\" \"$POLICY_GIT_PASSWORD\"; }; f";

    private final PolicyPlace.Repository place;
    private final Path directory;
    private final Map<String, String> environment;

    private FetchedRepository(PolicyPlace.Repository place, Path directory, Map<String, String> environment) {
        this.place = place;
        this.directory = directory;
        this.environment = environment;
    }

    /**
     * @param cache where the repository is made
     * @param inherited this process's environment
     * @throws FetchException when the remote cannot be read, has no such ref, or git is missing
     */
    static FetchedRepository fetch(PolicyPlace.Repository place, Path cache, Map<String, String> inherited)
            throws FetchException, InterruptedException {
        Path directory;
        try {
            Files.createDirectories(cache);
            directory = Files.createTempDirectory(cache, "policy-");
        } catch (IOException e) {
            throw new FetchException("cannot write to " + cache, true, e);
        }
        FetchedRepository remote = new FetchedRepository(place, directory, environment(place.url(), inherited));
        boolean done = false;
        try {
            remote.run("init", "-q", "--bare", "--template=", ".");
            String url = Location.isRemote(place.url()) ? Location.withoutUser(place.url()) : place.url();
            remote.run(
                    "fetch",
                    "-q",
                    "--depth=1",
                    "--no-tags",
                    "--no-recurse-submodules",
                    url,
                    "+" + place.ref() + ":" + STATE);
            done = true;
            return remote;
        } finally {
            if (!done) {
                remote.close();
            }
        }
    }

    /** What the account's own configuration says of proxies, certificates and keys holds; what could run a program does not. */
    private static Map<String, String> environment(String url, Map<String, String> inherited) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("core.hooksPath", "/dev/null");
        settings.put("core.fsmonitor", "false");
        settings.put("safe.bareRepository", "explicit");
        settings.put("safe.directory", "*");
        settings.put("gc.auto", "0");
        settings.put("http.lowSpeedLimit", "1");
        settings.put("http.lowSpeedTime", "20");
        Map<String, String> changes = new HashMap<>();
        Optional<String> user = Location.isRemote(url) ? Location.userInfo(url) : Optional.empty();
        if (user.isPresent()) {
            String[] parts = user.get().split(":", 2);
            String host = Location.withoutUser(url).replaceFirst("^([^/]*//[^/]*).*", "$1");
            settings.put("credential.helper", "");
            settings.put("credential." + host + ".helper", HELPER);
            changes.put("POLICY_GIT_USER", parts[0]);
            changes.put("POLICY_GIT_PASSWORD", parts.length > 1 ? parts[1] : "");
        }
        changes.putAll(GitEnvironment.entries(inherited, settings));
        changes.put("GIT_ALLOW_PROTOCOL", "https:http:ssh:file");
        changes.put("GIT_TERMINAL_PROMPT", "0");
        changes.put("GIT_NO_LAZY_FETCH", "1");
        changes.put("LC_ALL", "C");
        changes.put("GCM_INTERACTIVE", "never");
        // A GitLab of one's own with a certificate of one's own hands it over so.
        String certificates = inherited.get("CI_SERVER_TLS_CA_FILE");
        if (certificates != null && inherited.get("GIT_SSL_CAINFO") == null && !certificates.contains("\n")) {
            changes.put("GIT_SSL_CAINFO", certificates);
        }
        for (String name : new String[] {
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_PREFIX",
            "GIT_NAMESPACE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_TRACE",
            "GIT_TRACE_CURL",
            "GIT_TRACE_PACKET",
            "GIT_CURL_VERBOSE"
        }) {
            changes.put(name, null);
        }
        return changes;
    }

    /**
     * @param file relative to the repository's root
     * @return empty when that state has no such file
     */
    Optional<byte[]> read(String file) throws FetchException, InterruptedException {
        byte[] entry = run("ls-tree", "-z", STATE, "--", file).out();
        // "100644 blob <id>\t<path>\0"
        String[] fields = new String(entry, StandardCharsets.UTF_8).split("[ \t\0]");
        if (entry.length == 0) {
            return Optional.empty();
        }
        if (fields.length < 3 || !fields[0].startsWith("100")) {
            throw new FetchException(file + " is not a plain file there", true, null);
        }
        long size = Long.parseLong(run("cat-file", "-s", fields[2]).text().strip());
        if (size > FetchLimits.POLICY.bytes()) {
            throw new FetchException("more than the limit of " + FetchLimits.POLICY.bytes() + " bytes", true, null);
        }
        return Optional.of(run("cat-file", "blob", fields[2]).out());
    }

    private ChildProcess.Result run(String... arguments) throws FetchException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "--no-pager", "--literal-pathspecs", "--git-dir=" + directory));
        command.addAll(List.of(arguments));
        ChildProcess.Result result;
        try {
            result = ChildProcess.run(command, directory, environment, TIMEOUT);
        } catch (ProcessTimeoutException e) {
            throw new FetchException(e.getMessage(), false, e);
        } catch (IOException e) {
            throw new FetchException("git is not installed", true, e);
        }
        if (!result.ok()) {
            String said = result.err()
                    .lines()
                    .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
                    .findFirst()
                    .orElse("exit code " + result.exitCode());
            throw new FetchException("git: " + said.replaceFirst("^(fatal|error): ", ""), false, null);
        }
        return result;
    }

    @Override
    public void close() {
        FileTree.delete(directory);
    }
}
