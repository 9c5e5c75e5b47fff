package io.sekisho.core.scan;

import io.sekisho.model.Kind;
import java.util.Objects;

/**
 * How a scanner introduces itself.
 *
 * @param id stable word used in reports and as message bundle, e.g. {@code dependency}
 * @param kind kind of its findings
 * @param name the tool's name for people, e.g. "OWASP Dependency-Check"
 * @param version version of the tool, or of the library; null when only a run can tell
 * @param homePage the tool's home page
 */
public record ScannerDescription(String id, Kind kind, String name, String version, String homePage) {
    public ScannerDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(homePage, "homePage");
    }
}
