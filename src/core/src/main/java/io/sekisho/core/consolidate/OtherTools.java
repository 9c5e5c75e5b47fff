package io.sekisho.core.consolidate;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Vulnerability;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds results of other tools that say what one of our own scanners says. Only where it is beyond doubt, and only when exactly
 * one of our findings fits; what does not fit stays a finding of its own:
 *
 * <ul>
 *   <li>the rule id is the vulnerability's id or alias, and the tool names the same component or looked at the same file
 *   <li>the rule is about credentials in code (CWE 259, 321, 798), and a secret lies on the same line of the same file
 *   <li>a code finding with a CWE in common lies on the same line of the same file
 * </ul>
 */
final class OtherTools {
    private final Map<String, Set<String>> fingerprints = new HashMap<>();

    OtherTools(Collection<RawFinding> raw) {
        boolean any = raw.stream().anyMatch(one -> one.kind() == Kind.EXTERNAL);
        for (RawFinding one : any ? raw : Collections.<RawFinding>emptyList()) {
            if (one.kind() != Kind.EXTERNAL) {
                add(one, Fingerprints.of(one.kind(), one.identity()));
            }
        }
    }

    /** Knows none of our own yet. */
    OtherTools() {}

    /** @param fingerprint of the finding of our own that the result belongs to */
    void add(RawFinding own, String fingerprint) {
        String line = line(own.occurrence().location());
        switch (own.kind()) {
            case DEPENDENCY -> vulnerability(own, fingerprint);
            case SECRET -> {
                if (own.isCredential()) {
                    index("secret " + line, fingerprint);
                }
            }
            case CODE -> own.rule().cwes().forEach(cwe -> index("cwe " + cwe + " " + line, fingerprint));
            case EXTERNAL -> {}
        }
    }

    /** @return the fingerprint of the finding of our own that this result belongs to */
    Optional<String> sameAs(RawFinding raw) {
        if (raw.kind() != Kind.EXTERNAL) {
            return Optional.empty();
        }
        Location location = raw.occurrence().location();
        Set<String> same = new TreeSet<>(at("file " + raw.rule().id() + " " + location.path()));
        packages(raw).forEach(name -> same.addAll(at("package " + raw.rule().id() + " " + name)));
        if (location.startLine() > 0) {
            if (raw.rule().cwes().stream().anyMatch(RawFinding.CREDENTIALS_IN_CODE::contains)) {
                same.addAll(at("secret " + line(location)));
            }
            raw.rule().cwes().forEach(cwe -> same.addAll(at("cwe " + cwe + " " + line(location))));
        }
        return same.size() == 1 ? same.stream().findFirst() : Optional.empty();
    }

    private void vulnerability(RawFinding raw, String fingerprint) {
        Vulnerability vulnerability = raw.vulnerability();
        Occurrence occurrence = raw.occurrence();
        Set<String> ids = new TreeSet<>(vulnerability.aliases());
        ids.add(vulnerability.id());
        for (String id : ids) {
            index("package " + id + " " + vulnerability.component(), fingerprint);
            index("file " + id + " " + occurrence.location().path(), fingerprint);
            if (occurrence.artifact() != null) {
                index("file " + id + " " + occurrence.artifact(), fingerprint);
            }
        }
    }

    /** Trivy and its kin write the component into the message, one fact a line. */
    private static Set<String> packages(RawFinding raw) {
        Set<String> names = new TreeSet<>();
        String message = raw.message() == null ? "" : raw.message();
        message.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Package: "))
                .forEach(line -> names.add(line.substring("Package: ".length()).strip()));
        return names;
    }

    private void index(String key, String fingerprint) {
        fingerprints.computeIfAbsent(key, none -> new TreeSet<>()).add(fingerprint);
    }

    private Set<String> at(String key) {
        return fingerprints.getOrDefault(key, Set.of());
    }

    private static String line(Location location) {
        return location.startLine() + " " + location.path();
    }
}
