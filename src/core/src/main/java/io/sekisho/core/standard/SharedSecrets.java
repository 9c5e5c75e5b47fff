package io.sekisho.core.standard;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which secrets stand in several repositories, by their keyed fingerprints. Two of them are the same value when they have one
 * in common; scans under different keys, or under none, cannot be compared.
 */
public final class SharedSecrets {
    /** Nothing is known of other repositories. */
    public static final SharedSecrets NONE = new SharedSecrets(List.of());

    /** A keyed fingerprint → another one of the same value: what both keys see while one replaces the other. */
    private final Map<String, String> aliases = new HashMap<>();

    /** A value's first keyed fingerprint → positions of the repositories that hold it. */
    private final Map<String, Set<Integer>> repositories = new TreeMap<>();

    /**
     * One value.
     *
     * @param keyedFingerprints by which it is known, sorted
     * @param repositories positions in the list that was compared, ascending; two at least
     */
    public record Shared(List<String> keyedFingerprints, List<Integer> repositories) {
        public Shared {
            keyedFingerprints = List.copyOf(keyedFingerprints);
            repositories = List.copyOf(repositories);
        }
    }

    /** @param reports one a repository */
    public SharedSecrets(List<Facts> reports) {
        reports.forEach(report -> report.findings().forEach(this::join));
        for (int i = 0; i < reports.size(); i++) {
            for (Finding finding : reports.get(i).findings()) {
                for (String print : prints(finding)) {
                    repositories
                            .computeIfAbsent(value(print), none -> new TreeSet<>())
                            .add(i);
                }
            }
        }
    }

    private void join(Finding finding) {
        List<String> prints = prints(finding);
        aliases.putAll(prints.stream()
                .filter(print -> !aliases.containsKey(print))
                .collect(java.util.stream.Collectors.toMap(print -> print, print -> print, (a, b) -> a)));
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

    /** Whether any two of the repositories were scanned under one key and hold secrets, so that equal values would show. */
    public boolean isComparable() {
        Map<String, Set<Integer>> byKey = new HashMap<>();
        aliases.keySet()
                .forEach(print -> byKey.computeIfAbsent(keyId(print), none -> new TreeSet<>())
                        .addAll(repositories.getOrDefault(value(print), Set.of())));
        return byKey.values().stream().anyMatch(holders -> holders.size() > 1);
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
