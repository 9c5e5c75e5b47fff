package io.sekisho.core.writer.vex;

import io.sekisho.core.text.Line;
import io.sekisho.core.view.Wording;
import io.sekisho.model.SuppressionVex.Justification;
import io.sekisho.model.SuppressionVex.Status;
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
    private static final int LONGEST = 500;

    public Claim {
        aliases = List.copyOf(aliases);
    }

    /** The same of any package. */
    public Claim ofAnyPackage() {
        return new Claim(vulnerability, aliases, helpUri, "", status, justification, reason, accepted);
    }

    /** Whether both say the same, be it of different packages. */
    public boolean saysAs(Claim other) {
        return ofAnyPackage().equals(other.ofAnyPackage());
    }

    /** @return what it means to others; null when there is nothing to say */
    public String sentence(Wording wording) {
        String why = Line.of(reason, LONGEST);
        if (status == Status.AFFECTED) {
            return accepted == null
                    ? wording.of("data.vex-affected", why)
                    : wording.of("data.vex-accepted", accepted, why);
        }
        return why.isEmpty() ? null : why;
    }
}
