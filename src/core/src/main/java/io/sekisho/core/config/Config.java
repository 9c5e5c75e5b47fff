package io.sekisho.core.config;

import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the configuration says, apart from what the judge's policy takes from it.
 *
 * @param scanners settings for the kinds that it names
 * @param excludes path globs left out, relative to the project
 * @param excludesOrigin where they are written; null when there are none
 * @param language language of what people read; null when it does not say
 * @param gitleaksSha256 the one SHA-256 that a gitleaks executable may have, 64 hexadecimal digits; null for those built in
 * @param ratchet whether a baseline may only shrink
 * @param standard name of a shipped standard, or a file below {@code .sekisho/}; null when it names none
 * @param enrichment where KEV and EPSS data is to be had
 */
public record Config(
        Map<Kind, ScannerConfig> scanners,
        List<String> excludes,
        String excludesOrigin,
        Language language,
        String gitleaksSha256,
        boolean ratchet,
        Written<String> standard,
        EnrichmentConfig enrichment) {
    /**
     * Settings of one scanner.
     *
     * @param enabled whether it runs
     * @param timeout wall time it may take; null for the default
     * @param origin where that is written, e.g. {@code .sekisho/config.yml:4}; null when nowhere
     */
    public record ScannerConfig(boolean enabled, Duration timeout, String origin) {}

    /**
     * Files or addresses, which may hold a token.
     *
     * @param kev null when it does not say
     * @param epss null when it does not say
     */
    public record EnrichmentConfig(Written<String> kev, Written<String> epss) {}

    public Config {
        scanners = Map.copyOf(scanners);
        excludes = List.copyOf(excludes);
        Objects.requireNonNull(enrichment, "enrichment");
    }

    /** One that says nothing. */
    public static Config defaults() {
        return new Config(Map.of(), List.of(), null, null, null, true, null, new EnrichmentConfig(null, null));
    }

    public ScannerConfig scanner(Kind kind) {
        return scanners.getOrDefault(kind, new ScannerConfig(true, null, null));
    }
}
