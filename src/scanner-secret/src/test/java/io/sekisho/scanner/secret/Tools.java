package io.sekisho.scanner.secret;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The real Gitleaks for tests, provisioned by the provider itself, once for all runs on this machine. */
final class Tools {
    private Tools() {}

    static SekishoHome home() {
        String named = System.getenv("SEKISHO_TEST_TOOLS");
        return new SekishoHome(
                named == null || named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache", "sekisho-tests")
                        : Path.of(named));
    }

    static SecretSettings settings(TrustedFiles trusted) {
        return settings(trusted, Map.of());
    }

    static SecretSettings settings(TrustedFiles trusted, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("PATH", "");
        return new SecretSettings(null, home(), all, false, null, trusted);
    }

    static Gitleaks gitleaks() {
        try {
            return new GitleaksProvider(settings(TrustedFiles.NONE)).provide();
        } catch (GitleaksException | InterruptedException e) {
            throw new AssertionError("the tests need the real Gitleaks: " + e.getMessage(), e);
        }
    }
}
