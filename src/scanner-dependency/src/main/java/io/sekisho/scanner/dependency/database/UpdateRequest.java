package io.sekisho.scanner.dependency.database;

import java.time.Duration;
import java.util.Objects;

/**
 * What an update is to do.
 *
 * @param nvd where CVEs come from
 * @param retireJs file or address of RetireJS' {@code jsrepository.json}; null keeps the previous snapshot's
 * @param kev file or address of CISA's {@code known_exploited_vulnerabilities.json}; null keeps the previous snapshot's
 * @param demo marks the result as the demo's
 * @param patience how long to wait for another updater
 */
public record UpdateRequest(NvdSource nvd, String retireJs, String kev, boolean demo, Duration patience) {
    public UpdateRequest {
        Objects.requireNonNull(nvd, "nvd");
        Objects.requireNonNull(patience, "patience");
    }
}
