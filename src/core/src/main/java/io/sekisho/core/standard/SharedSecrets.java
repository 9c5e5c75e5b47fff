package io.sekisho.core.standard;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.ScannerRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which secrets stand in several repositories, by their keyed fingerprints. Two of them are the same value when they have one
 * in common; scans under different keys, or under none, cannot be compared.
 */
public final class SharedSecrets {
    /** Nothing is known of other repositories. */
    public static final SharedSecrets NONE = new SharedSecrets(List.of());

    /** Property in which the secret scanner names the keys that it was given. */
    private static final String KEYS = "fingerprint-keys";

    /** A keyed fingerprint → another one of the same value: what both keys see while one replaces the other. */
    private final Map<String, String> aliases = new HashMap<>();

    /** A value's first keyed fingerprint → names of the repositories that hold it. */
    private final Map<String, Set<String>> repositories = new TreeMap<>();

    /** Id of a key → names of the repositories that were scanned with it. */
    private final Map<String, Set<String>> keys = new HashMap<>();

    /**
     * One value.
     *
     * @param keyedFingerprints by which it is known, sorted
     * @param repositories names, sorted; two at least
     */
    public record Shared(List<String> keyedFingerprints, List<String> repositories) {
        public Shared {
            keyedFingerprints = List.copyOf(keyedFingerprints);
            repositories = List.copyOf(repositories);
        }
    }

    /** @param reports of repositories; those of one repository, or of one directory name where that is all that is known, are of the same */
    public SharedSecrets(List<Facts> reports) {
        reports.forEach(report -> report.findings().forEach(this::join));
        for (Facts report : reports) {
            String name = String.valueOf(report.project().repositoryOrName());
            for (Finding finding : report.findings()) {
                for (String print : prints(finding)) {
                    repositories
                            .computeIfAbsent(value(print), none -> new TreeSet<>())
                            .add(name);
                    keys.computeIfAbsent(keyId(print), none -> new TreeSet<>()).add(name);
                }
            }
            for (ScannerRun run : report.coverage().scanners()) {
                for (String id : run.properties().getOrDefault(KEYS, "").split(" ")) {
                    keys.computeIfAbsent(id, none -> new TreeSet<>()).add(name);
                }
            }
        }
        keys.remove("");
    }

    private void join(Finding finding) {
        List<String> prints = prints(finding);
        aliases.putAll(prints.stream()
                .filter(print -> !aliases.containsKey(print))
                .collect(Collectors.toMap(print -> print, print -> print, (a, b) -> a)));
        // Several under one key are several values, and nobody knows which belong together.
        long keys = prints.stream().map(SharedSecrets::keyId).distinct().count();
        for (String print : keys == prints.size() ? prints : List.<String>of()) {
            aliases.put(value(print), value(prints.get(0)));
        }
    }

    private String value(String print) {
        String value = print;
        while (!aliases.getOrDefault(value, value).equals(value)) {
            value = aliases.get(value);
        }
        return value;
    }

    private static List<String> prints(Finding finding) {
        return finding.secret() == null ? List.of() : finding.secret().keyedFingerprints();
    }

    boolean isShared(Finding finding) {
        return prints(finding).stream()
                .anyMatch(print ->
                        repositories.getOrDefault(value(print), Set.of()).size() > 1);
    }

    /**
     * @return of how many repositories, scanned under one key, equal values would show; below two, whether a secret stands in
     *     several is not known
     */
    public int compared() {
        return keys.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    /** @return those in several repositories, the one that most hold first */
    public List<Shared> shared() {
        Map<String, List<String>> prints = new TreeMap<>();
        aliases.keySet().stream()
                .sorted()
                .forEach(print -> prints.computeIfAbsent(value(print), none -> new ArrayList<>())
                        .add(print));
        return prints.entrySet().stream()
                .map(one -> new Shared(one.getValue(), List.copyOf(repositories.getOrDefault(one.getKey(), Set.of()))))
                .filter(one -> one.repositories().size() > 1)
                .sorted(Comparator.comparingInt(
                                (Shared one) -> -one.repositories().size())
                        .thenComparing(one -> one.keyedFingerprints().get(0)))
                .toList();
    }

    /** The id of a keyed fingerprint's key: {@code k1:<key id>:<hex>}. */
    public static String keyId(String print) {
        String[] parts = print.split(":", 3);
        return parts.length == 3 ? parts[1] : "";
    }
}
