package io.sekisho.model;

import java.util.List;
import java.util.Objects;

/**
 * A component that the project uses, vulnerable or not.
 *
 * @param packageUrl purl with version; null when no identity with enough confidence is known
 * @param name group:artifact, npm name or file name
 * @param version null when unknown
 * @param ecosystem purl type ("maven", "npm" …); "generic" when there is no purl
 * @param licenses as the component declares them; empty when it does not
 * @param sha256 of the file; null for what has no file of its own (a lock-file entry)
 * @param direct whether a build file of the project declares it; null when unknown
 * @param scope test, dev …, as the ecosystem calls it, for what is not shipped and was not searched for vulnerabilities; null for
 *     all else
 * @param occurrences where it was seen; at least one
 */
public record Component(
        String packageUrl,
        String name,
        String version,
        String ecosystem,
        List<String> licenses,
        String sha256,
        Boolean direct,
        String scope,
        List<Occurrence> occurrences) {
    public Component {
        Objects.requireNonNull(name, "name");
        ecosystem = ecosystem == null ? "generic" : ecosystem;
        licenses = licenses == null ? List.of() : List.copyOf(licenses);
        occurrences = List.copyOf(occurrences);
    }

    /** One that is shipped. */
    public Component(
            String packageUrl,
            String name,
            String version,
            String ecosystem,
            List<String> licenses,
            String sha256,
            Boolean direct,
            List<Occurrence> occurrences) {
        this(packageUrl, name, version, ecosystem, licenses, sha256, direct, null, occurrences);
    }
}
