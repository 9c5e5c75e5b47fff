package io.sekisho.scanner.dependency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.dependencycheck.dependency.Vulnerability;

/** RetireJS' list of vulnerable JavaScript libraries: what Dependency-Check reports of it lacks the versions. */
final class RetireRepository {
    private static final Pattern WHOLE_MAJOR = Pattern.compile("(\\d{1,6})\\.9{3,}(?:\\.9{3,})*");

    private final JsonNode libraries;

    private RetireRepository(JsonNode libraries) {
        this.libraries = libraries;
    }

    /** @param file need not exist */
    static RetireRepository read(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        return new RetireRepository(
                Files.exists(file) ? json.readTree(Files.readAllBytes(file)) : json.createObjectNode());
    }

    private record Entry(Set<String> ids, String from, String below) {
        /** Dependency-Check makes names of what has no CVE: "jquery issue: 2432". */
        boolean is(String name) {
            return ids.contains(name) || ids.stream().anyMatch(id -> name.endsWith(": " + id));
        }

        boolean covers(String version) {
            return (from == null || PackageVersion.ORDER.compare(version, from) >= 0)
                    && (below == null || PackageVersion.ORDER.compare(version, below) < 0);
        }

        String range() {
            String lower = from == null ? "" : ">=" + from;
            String upper = below == null ? "" : "<" + below;
            return lower + (lower.isEmpty() || upper.isEmpty() ? "" : ",") + upper;
        }
    }

    boolean knows(PackageId library, Vulnerability vulnerability) {
        return entries(library.name()).stream().anyMatch(entry -> entry.is(vulnerability.getName()));
    }

    /** As published, e.g. {@code >=1.2.0,<3.5.0}. */
    Optional<String> range(PackageId library, Vulnerability vulnerability) {
        return entries(library.name()).stream()
                .filter(entry -> entry.is(vulnerability.getName()))
                .filter(entry -> library.version() == null || entry.covers(library.version()))
                .map(Entry::range)
                .findFirst();
    }

    List<Affected> affected(String library) {
        return entries(library).stream()
                .map(entry -> new Affected(
                        String.join(" ", entry.ids()), entry::covers, entry.from(), real(entry.below()), null))
                .toList();
    }

    /** The list says {@code 3.999.999} where every version 3 is meant; the first that is not is 4. */
    private static String real(String below) {
        Matcher matcher = below == null ? null : WHOLE_MAJOR.matcher(below);
        return matcher != null && matcher.matches() ? Integer.parseInt(matcher.group(1)) + 1 + ".0.0" : below;
    }

    private List<Entry> entries(String library) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode vulnerability : libraries.path(library).path("vulnerabilities")) {
            Set<String> ids = new HashSet<>();
            for (JsonNode value : vulnerability.path("identifiers")) {
                if (value.isArray()) {
                    value.forEach(one -> ids.add(one.asText()));
                } else {
                    ids.add(value.asText());
                }
            }
            entries.add(new Entry(ids, text(vulnerability, "atOrAbove"), text(vulnerability, "below")));
        }
        return entries;
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isBlank() ? null : text;
    }
}
