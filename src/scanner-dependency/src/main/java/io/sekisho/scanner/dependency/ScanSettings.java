package io.sekisho.scanner.dependency;

import java.nio.file.Path;
import java.util.List;
import org.owasp.dependencycheck.utils.Settings;

/** How Dependency-Check is set up for every scan: no network, no program started, nothing written outside its directory. */
final class ScanSettings {
    /** They ask a server, or start a program that does. */
    private static final List<String> CALLING_OUT = List.of(
            Settings.KEYS.ANALYZER_CENTRAL_ENABLED,
            Settings.KEYS.ANALYZER_NEXUS_ENABLED,
            Settings.KEYS.ANALYZER_ARTIFACTORY_ENABLED,
            Settings.KEYS.ANALYZER_OSSINDEX_ENABLED,
            Settings.KEYS.ANALYZER_NODE_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_YARN_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_PNPM_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_MIX_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_BUNDLE_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_GOLANG_MOD_ENABLED,
            Settings.KEYS.ANALYZER_ASSEMBLY_ENABLED);

    private ScanSettings() {}

    /** @param temporary existing, private to this scan */
    static Settings in(Path temporary) {
        Settings settings = new Settings();
        settings.setString(
                Settings.KEYS.TEMP_DIRECTORY, temporary.toAbsolutePath().toString());
        CALLING_OUT.forEach(key -> settings.setBoolean(key, false));
        // The analyzer of composer.lock is among those that are called experimental; ScanEngine drops the others.
        settings.setBoolean(Settings.KEYS.ANALYZER_EXPERIMENTAL_ENABLED, true);
        settings.setBoolean(Settings.KEYS.ANALYZER_RETIRED_ENABLED, false);
        settings.setString(Settings.KEYS.ADDITIONAL_ZIP_EXTENSIONS, "rar,par,hpi,jpi,nbm");
        // By default npm packages are left to the audit that asks a server.
        settings.removeProperty(Settings.KEYS.ECOSYSTEM_SKIP_CPEANALYZER);
        return settings;
    }
}
