package io.sekisho.core.scan;

import io.sekisho.model.CodeDetail;
import io.sekisho.model.ExternalDetail;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Vulnerability;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One result of a tool, translated but not yet judged, hashed or folded.
 *
 * @param identity the parts whose hash becomes the fingerprint, in the order that the kind's scheme prescribes
 *     ({@link io.sekisho.core.consolidate.Fingerprints}); raw results with equal kind and identity are one finding
 * @param message the tool's own words; null when the rule says it all
 * @param occurrence where
 * @param remedy null when nothing concrete is known
 */
public record RawFinding(
        Kind kind,
        List<String> identity,
        Rule rule,
        String message,
        Occurrence occurrence,
        Vulnerability vulnerability,
        SecretDetail secret,
        CodeDetail code,
        ExternalDetail external,
        Remedy remedy) {
    /** Use of a hard-coded password, cryptographic key, credential. */
    public static final Set<Integer> CREDENTIALS_IN_CODE = Set.of(259, 321, 798);

    public RawFinding {
        Objects.requireNonNull(kind, "kind");
        identity = List.copyOf(identity);
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(occurrence, "occurrence");
    }

    public static RawFinding dependency(
            List<String> identity,
            Rule rule,
            String message,
            Occurrence occurrence,
            Vulnerability vulnerability,
            Remedy remedy) {
        return new RawFinding(
                Kind.DEPENDENCY, identity, rule, message, occurrence, vulnerability, null, null, null, remedy);
    }

    public static RawFinding secret(
            List<String> identity,
            Rule rule,
            String message,
            Occurrence occurrence,
            SecretDetail secret,
            Remedy remedy) {
        return new RawFinding(Kind.SECRET, identity, rule, message, occurrence, null, secret, null, null, remedy);
    }

    public static RawFinding code(
            List<String> identity, Rule rule, String message, Occurrence occurrence, CodeDetail code, Remedy remedy) {
        return new RawFinding(Kind.CODE, identity, rule, message, occurrence, null, null, code, null, remedy);
    }

    public static RawFinding external(
            List<String> identity, Rule rule, String message, Occurrence occurrence, ExternalDetail external) {
        return external(identity, rule, message, occurrence, external, null, null);
    }

    /** @param vulnerability null unless the tool names a published one */
    public static RawFinding external(
            List<String> identity,
            Rule rule,
            String message,
            Occurrence occurrence,
            ExternalDetail external,
            Vulnerability vulnerability,
            Remedy remedy) {
        return new RawFinding(
                Kind.EXTERNAL, identity, rule, message, occurrence, vulnerability, null, null, external, remedy);
    }

    /** Whether it is a credential: not every line that a secret scanner shows holds one. */
    public boolean isCredential() {
        return isCredential(kind, rule);
    }

    /** Whether a rule of that kind looks for credentials. */
    public static boolean isCredential(Kind kind, Rule rule) {
        return kind == Kind.SECRET
                && (rule.cwes().isEmpty() || rule.cwes().stream().anyMatch(CREDENTIALS_IN_CODE::contains));
    }

    /** The same result at, or quoting, another place. */
    public RawFinding with(Occurrence other) {
        return new RawFinding(kind, identity, rule, message, other, vulnerability, secret, code, external, remedy);
    }
}
