package io.sekisho.core.config;

import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code .sekisho/config.yml}, apart from what the judge's policy takes from it.
 *
 * @param scanners settings for the kinds that the file names
 * @param excludes path globs left out, relative to the project
 * @param excludesOrigin where they are written; null when there are none
 * @param language language of what people read; null when the file does not say
 * @param gitleaksSha256 the one SHA-256 that a gitleaks executable may have, 64 hexadecimal digits; null for those built in
 */
public record Config(
        Map<Kind, ScannerConfig> scanners,
        List<String> excludes,
        String excludesOrigin,
        Language language,
        String gitleaksSha256) {
    /**
     * Settings of one scanner.
     *
     * @param enabled whether it runs
     * @param timeout wall time it may take; null for the default
     * @param origin where that is written, e.g. {@code .sekisho/config.yml:4}; null when nowhere
     */
    public record ScannerConfig(boolean enabled, Duration timeout, String origin) {}

    public Config {
        scanners = Map.copyOf(scanners);
        excludes = List.copyOf(excludes);
    }

    public ScannerConfig scanner(Kind kind) {
        return scanners.getOrDefault(kind, new ScannerConfig(true, null, null));
    }
}
