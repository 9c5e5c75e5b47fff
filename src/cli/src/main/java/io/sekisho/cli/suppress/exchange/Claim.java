package io.sekisho.cli.suppress.exchange;

import io.sekisho.core.policy.SuppressionVex.Justification;
import io.sekisho.core.policy.SuppressionVex.Status;
import java.time.LocalDate;
import java.util.List;

/**
 * What is said of one vulnerability in one version of a package.
 *
 * @param vulnerability its canonical id
 * @param aliases other ids of it
 * @param helpUri a page on it; null when none is known
 * @param packageUrl the package with its version
 * @param status how the product stands to it
 * @param justification why it is not affected; null when not said in one of the words for it
 * @param reason as the suppression says it; null when nothing suppresses it
 * @param accepted until when the risk is accepted; null when it is not
 */
public record Claim(
        String vulnerability,
        List<String> aliases,
        String helpUri,
        String packageUrl,
        Status status,
        Justification justification,
        String reason,
        LocalDate accepted) {
    public Claim {
        aliases = List.copyOf(aliases);
    }

    /** The same of any package. */
    Claim ofAnyPackage() {
        return new Claim(vulnerability, aliases, helpUri, null, status, justification, reason, accepted);
    }
}
