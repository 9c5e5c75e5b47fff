package io.sekisho.scanner.secret;

import io.sekisho.model.KeyDetail;
import io.sekisho.scanner.secret.key.Keys;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules of {@code rulesets/gitleaks.toml} that show a line which holds no secret: verification that is switched off, a public
 * key that is too weak. Such a line is shown as it is, other values in it masked; it concerns the files of today only, since a
 * line that was repaired is no flaw; and it has no keyed fingerprint, since two equal lines are no shared credential.
 */
final class OpenRules {
    private static final String TLS = "sekisho-tls-";
    private static final String PUBLIC_KEY = "sekisho-ssh-weak-public-key";

    /** CWE-295: Improper Certificate Validation. */
    private static final List<Integer> CERTIFICATE = List.of(295);
    /** CWE-322: Key Exchange without Entity Authentication. */
    private static final List<Integer> HOST_KEY = List.of(322);
    /** CWE-326: Inadequate Encryption Strength. */
    private static final List<Integer> STRENGTH = List.of(326);

    /** What may stand in a command line and be a credential that no rule knows. */
    private static final Pattern ARGUMENT = Pattern.compile(
            "(?i)((?:^|\\s)(?:-u|--user|--proxy-user|--oauth2-bearer|--password|--http-password)[= ]\\s*[\"']?"
                    + "|(?:password|passwd|token|secret|api-?key)[\"']?\\s*[:=]\\s*[\"']?"
                    + "|authorization:\\s*(?:basic|bearer|token)?\\s*"
                    + "|://[^\\s/:@]{0,100}:)([^\\s\"'&@,;)]+)");

    private OpenRules() {}

    /** @param rule as Gitleaks reports it: one of the repository has another name, so none can make a secret visible */
    static boolean has(String rule) {
        return rule.startsWith(TLS) || rule.equals(PUBLIC_KEY);
    }

    static List<Integer> cwes(String rule) {
        if (rule.equals(PUBLIC_KEY)) {
            return STRENGTH;
        }
        return rule.equals(TLS + "ssh") ? HOST_KEY : CERTIFICATE;
    }

    static String remedy(String rule) {
        if (rule.equals(PUBLIC_KEY)) {
            return "secret.remedy-public-key";
        }
        return rule.equals(TLS + "ssh") ? "secret.remedy-host-key" : "secret.remedy-certificate";
    }

    static KeyDetail key(String rule, String line) {
        return rule.equals(PUBLIC_KEY) ? Keys.ofPublic(line) : null;
    }

    static String withoutArguments(String line) {
        return ARGUMENT.matcher(line).replaceAll("$1" + Evidence.MASK);
    }
}
