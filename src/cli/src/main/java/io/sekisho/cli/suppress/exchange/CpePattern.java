package io.sekisho.cli.suppress.exchange;

import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.util.List;

/** A vendor and product wrongly matched: an entry of ours names the vulnerabilities that came by it. */
final class CpePattern {
    /** {@code cpe:2.3:part:vendor:product:version:…} */
    private static final int VERSION = 5;

    private CpePattern() {}

    static Scope scope(List<SimplePattern> any, String value) {
        return Scope.ofPlaces(
                Kind.DEPENDENCY,
                place -> {
                    String cpe = cpe(place);
                    return cpe != null && any.stream().anyMatch(one -> isCpe(one, cpe));
                },
                Text.of("exchange.why-cpe", value),
                false);
    }

    /** A finding folds versions, and has the CPE of one of them; null when it has none. */
    private static String cpe(Place place) {
        Vulnerability vulnerability = place.finding().vulnerability();
        if (vulnerability == null || vulnerability.cpe() == null) {
            return null;
        }
        String version = place.version();
        String[] parts = vulnerability.cpe().split("(?<!\\\\):");
        if (version == null || version.equals(vulnerability.componentVersion()) || parts.length <= VERSION) {
            return vulnerability.cpe();
        }
        parts[VERSION] = version;
        return String.join(":", parts);
    }

    private static boolean isCpe(SimplePattern pattern, String cpe) {
        String first = pattern.parts().isEmpty() ? "" : pattern.parts().get(0);
        String[] names = first.split(":", -1);
        if (names.length > 3 && !cpe.contains(":" + names[2] + ":")) {
            return false; // another vendor: most are
        }
        String short22 = cpe.startsWith("cpe:2.3:") ? "cpe:/" + cpe.substring("cpe:2.3:".length()) : cpe;
        String trimmed = short22.replaceAll("(:[*-])+$", "");
        return pattern.matches(cpe)
                || pattern.matches(trimmed)
                || pattern.text()
                        .filter(text -> text.split(":", -1).length >= 4)
                        .filter(text -> (trimmed + ":").startsWith(text.replaceAll("(:[*-]?)+$", "") + ":"))
                        .isPresent();
    }
}
