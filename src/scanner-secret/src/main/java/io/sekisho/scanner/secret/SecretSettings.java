package io.sekisho.scanner.secret;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What the secret scanner needs to know.
 *
 * @param gitleaks executable that the user named ({@code --gitleaks}); null to look for one
 * @param home where a provisioned executable is kept
 * @param environment the process's: {@code SEKISHO_GITLEAKS}, {@code PATH}, {@code SEKISHO_FINGERPRINT_KEY},
 *     {@code SEKISHO_FINGERPRINT_KEY_OLD}
 * @param offline whether nothing may be downloaded
 * @param pinnedSha256 the one SHA-256 that trusted configuration allows for the executable; null for those built in
 * @param trusted where the repository's own {@code .gitleaks.toml} and {@code .gitleaksignore} are read from
 */
public record SecretSettings(
        Path gitleaks,
        SekishoHome home,
        Map<String, String> environment,
        boolean offline,
        String pinnedSha256,
        TrustedFiles trusted) {
    public SecretSettings {
        Objects.requireNonNull(home, "home");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(trusted, "trusted");
    }

    /** Names no value: the environment may hold keys. */
    @Override
    public String toString() {
        return "SecretSettings[gitleaks=" + gitleaks + ", offline=" + offline + "]";
    }
}
