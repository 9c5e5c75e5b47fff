package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Finds the place in the project that a result means. Tools write relative, absolute, Windows and percent-encoded paths. */
final class Spots {
    private static final int MAX_BASES = 10;
    private static final Pattern SCHEME = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]+):(.*)");
    private static final Pattern DRIVE = Pattern.compile("(?s)/*([A-Za-z]:[/\\\\].*)");

    private final ScanPlan plan;
    private final Location self;

    /** @param self the SARIF file, as a place in the report */
    Spots(ScanPlan plan, Location self) {
        this.plan = plan;
        this.self = self;
    }

    Spot of(SarifRun run, JsonNode result) {
        for (JsonNode location : result.path("locations")) {
            JsonNode physical = location.path("physicalLocation");
            JsonNode artifact = artifact(run, physical.path("artifactLocation"));
            String uri = artifact.path("uri").asText("");
            if (!uri.isEmpty()) {
                return spot(run, uri, artifact.path("uriBaseId").asText(""), physical.path("region"));
            }
        }
        for (JsonNode location : result.path("locations")) {
            for (JsonNode logical : location.path("logicalLocations")) {
                String name = Words.line(
                        logical.path("fullyQualifiedName")
                                .asText(logical.path("name").asText("")),
                        300);
                if (name != null) {
                    return new Spot(self, name, name, false);
                }
            }
        }
        return new Spot(self, "", null, false);
    }

    private static JsonNode artifact(SarifRun run, JsonNode location) {
        int index = location.path("index").asInt(-1);
        return location.path("uri").asText("").isEmpty() && index >= 0
                ? run.artifact(index).path("location")
                : location;
    }

    private Spot spot(SarifRun run, String uri, String baseId, JsonNode region) {
        String address = Addresses.of(uri);
        if (address != null) {
            return new Spot(self, Addresses.withoutQuery(address), address, false);
        }
        String path = filePath(uri);
        String relative = isAbsolute(path) ? inProject(path) : fromBase(run, path, baseId);
        if (relative == null || relative.isEmpty()) {
            String name = path.substring(path.replaceAll("/+$", "").lastIndexOf('/') + 1);
            return new Spot(self, name, Words.line(name, 300), true);
        }
        return new Spot(lines(relative, region), relative, null, false);
    }

    /** A base that lies elsewhere is another machine's check-out of the same project. */
    private String fromBase(SarifRun run, String path, String baseId) {
        String base = base(run, baseId);
        String inside = base == null || !isAbsolute(base) ? null : inProject(base + "/" + path);
        if (inside != null) {
            return inside;
        }
        return normalize(base == null || isAbsolute(base) ? path : base + "/" + path);
    }

    /** @return the base as a file path; null when the file does not say */
    private static String base(SarifRun run, String baseId) {
        StringBuilder path = new StringBuilder();
        String id = baseId;
        for (int depth = 0; depth < MAX_BASES && !id.isEmpty(); depth++) {
            JsonNode base = run.base(id);
            String uri = base.path("uri").asText("");
            if (uri.isEmpty()) {
                break;
            }
            path.insert(0, filePath(uri) + "/");
            if (isAbsolute(path.toString())) {
                break;
            }
            id = base.path("uriBaseId").asText("");
        }
        return path.isEmpty() ? null : path.toString();
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || DRIVE.matcher(path).matches();
    }

    /** @return relative to the project; null when it lies outside */
    private String inProject(String path) {
        try {
            Path absolute = Path.of(path).normalize();
            if (!absolute.startsWith(plan.root()) && Files.exists(absolute)) {
                absolute = absolute.toRealPath(); // the root is, the tool may have come by a link
            }
            return absolute.startsWith(plan.root()) ? plan.relative(absolute) : null;
        } catch (InvalidPathException | IOException e) {
            return null;
        }
    }

    /** @return without {@code .} and {@code ..}; null when it leads out */
    private static String normalize(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/+")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return null;
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** Without scheme, host and percent-encoding, forward slashes. */
    private static String filePath(String uri) {
        String path = uri;
        var scheme = SCHEME.matcher(uri);
        if (scheme.matches() && scheme.group(1).equalsIgnoreCase("file")) {
            path = scheme.group(2);
            boolean hasHost = path.startsWith("//") && !path.startsWith("///");
            path = hasHost ? path.substring(Math.max(path.indexOf('/', 2), 2)) : path.replaceFirst("^/+", "/");
        }
        path = Addresses.decode(path).replace('\\', '/');
        var drive = DRIVE.matcher(path);
        return Addresses.withoutControls(drive.matches() ? drive.group(1) : path);
    }

    private static Location lines(String path, JsonNode region) {
        int start = Math.max(0, region.path("startLine").asInt(0));
        int end = Math.max(start, region.path("endLine").asInt(start));
        return start == 0 ? Location.file(path) : new Location(path, start, end);
    }
}
