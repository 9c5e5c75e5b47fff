package io.sekisho.core.central;

import io.sekisho.core.fetch.FetchException;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Fetcher;
import io.sekisho.core.fetch.Location;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which central policy, and how to know that it is the right one.
 *
 * @param source as written; may hold a token, so never shown as it is
 * @param place what it means
 * @param sha256 what its bytes must hash to, 64 lower-case hexadecimal digits; null when not pinned
 * @param keys whose signature it must have; null when not signed
 * @param from where the reference is written, e.g. {@code SEKISHO_POLICY}, {@code .sekisho/config.yml:3}
 */
public record PolicyReference(String source, PolicyPlace place, String sha256, PolicyKeys keys, String from) {
    private static final String FLAG = "--central-policy";
    private static final String VARIABLE = "SEKISHO_POLICY";

    /**
     * What was typed and what the CI system says. Both are floors: a flag cannot take away what the environment demands.
     *
     * @param policy value of {@code --central-policy}; null when not given; so the others
     * @param directory relative paths are relative to it
     */
    public static List<PolicyReference> of(
            String policy, String sha256, String key, Map<String, String> environment, Path directory)
            throws PolicyException {
        List<PolicyReference> references = new ArrayList<>();
        add(
                references,
                VARIABLE,
                "_SHA256",
                "_KEY",
                directory,
                environment(environment, ""),
                environment(environment, "_SHA256"),
                environment(environment, "_KEY"));
        if (policy != null && Location.hasPassword(policy)) {
            throw PolicyException.of("password-typed", FLAG);
        }
        add(references, FLAG, "-sha256", "-key", directory, policy, sha256, key);
        return List.copyOf(references);
    }

    private static String environment(Map<String, String> environment, String suffix) {
        String value = environment.get(VARIABLE + suffix);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void add(
            List<PolicyReference> references,
            String name,
            String sha256Suffix,
            String keySuffix,
            Path directory,
            String source,
            String sha256,
            String key)
            throws PolicyException {
        if (source != null) {
            references.add(of(source, sha256, key == null ? null : keyText(key, directory, name + keySuffix), name));
        } else if (sha256 != null || key != null) {
            throw PolicyException.alone(name + (sha256 == null ? keySuffix : sha256Suffix), name);
        }
    }

    /** A key may also lie in a file: GitLab hands over such variables by path. */
    private static String keyText(String key, Path directory, String from) throws PolicyException {
        Optional<Path> file = key.contains("\n") ? Optional.empty() : Location.path(key, directory);
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return key;
        }
        try {
            return new String(new Fetcher(FetchLimits.POLICY).read(file.get()), StandardCharsets.UTF_8);
        } catch (FetchException e) {
            throw PolicyException.of("key-form", from);
        }
    }

    /**
     * One from a configuration file.
     *
     * @param source a path, {@code git:URL[//FILE]@REF}, a repository's address with a ref, or an http(s) address
     * @param sha256 null when not pinned
     * @param key null when not signed
     * @param from where it is written
     * @throws PolicyException when a part cannot be read, or a source outside this machine is neither pinned nor signed
     */
    public static PolicyReference of(String source, String sha256, String key, String from) throws PolicyException {
        PolicyPlace place = PolicyPlace.of(source);
        if (sha256 != null && !sha256.strip().matches("[0-9A-Fa-f]{64}")) {
            throw PolicyException.of("sha256-form", from, sha256.strip());
        }
        if (sha256 == null && key == null && !(place instanceof PolicyPlace.Local)) {
            throw PolicyException.of("unpinned", from, Location.display(source));
        }
        return new PolicyReference(
                source,
                place,
                sha256 == null ? null : sha256.strip().toLowerCase(Locale.ROOT),
                key == null ? null : PolicyKeys.parse(key, from),
                from);
    }

    /** The source without credentials. */
    public String shown() {
        return Location.display(source);
    }

    /** Whether it is a path that depends on where one stands. */
    boolean isRelative() {
        return place instanceof PolicyPlace.Local local
                && !local.path().matches("(?i)file:.*")
                && !new File(local.path()).isAbsolute();
    }

    boolean isVerified() {
        return sha256 != null || keys != null;
    }

    /** Names no token. */
    @Override
    public String toString() {
        return "PolicyReference[" + shown() + " by " + from + "]";
    }
}
