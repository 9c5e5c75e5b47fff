package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The package that a result is about, and the version that repairs it.
 *
 * @param name as the tool says it; null when it does not
 * @param version in use; null when unknown
 * @param packageUrl with version; null when neither said nor told by the kind of file that the result lies in
 * @param fixed null when the tool says nothing of a fix; empty when it says that there is none
 */
record PackageFacts(String name, String version, String packageUrl, String fixed) {
    private static final int MAX = 200;

    /** Trivy and Grype: one fact a line. */
    private static final Pattern FACT =
            Pattern.compile("(?im)^[ \\t]*(package|installed version|version|fixed version|fix version):[ \\t]*(.*)$");

    /** osv-scanner: {@code Package 'lodash@4.17.20' is vulnerable to}. */
    private static final Pattern QUOTED = Pattern.compile("Package '([^'\\s]{1,200})@([^'@\\s]{1,100})' is vulnerable");

    /** Snyk, of a package, as the name of the place; a first character that none of them has but npm's scopes. */
    private static final Pattern PLACED = Pattern.compile("(@?[^@\\s/][^@\\s]{0,200})@([^@\\s]{1,100})");

    private static final Pattern FILES = Pattern.compile(
            "(?i)(?:.*/)?(?:"
                    + "(?<maven>pom\\.xml|build\\.gradle(?:\\.kts)?|gradle\\.lockfile|.+\\.(?:jar|war|ear))"
                    + "|(?<npm>package(?:-lock)?\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lock)"
                    + "|(?<pypi>requirements[^/]*\\.txt|pipfile(?:\\.lock)?|poetry\\.lock|pyproject\\.toml|uv\\.lock|pdm\\.lock)"
                    + "|(?<golang>go\\.(?:mod|sum))|(?<gem>gemfile(?:\\.lock)?)|(?<cargo>cargo\\.(?:lock|toml))"
                    + "|(?<composer>composer\\.(?:lock|json))|(?<nuget>packages\\.lock\\.json|packages\\.config|[^/]+\\.csproj))");

    private static final List<String> TYPES =
            List.of("maven", "npm", "pypi", "golang", "gem", "cargo", "composer", "nuget");

    private static final Set<String> PURL_PROPERTIES = Set.of("purl", "purls", "packageurl", "packageurls");

    static PackageFacts of(JsonNode described, JsonNode result, String message, String path) {
        Map<String, String> facts = facts(message);
        String help = described.path("help").path("text").asText("");
        if (!facts.containsKey("package")) {
            facts = facts(help); // the rule's, which is of one package where the result does not name it
        }
        String name = facts.get("package");
        String version = facts.getOrDefault("installed version", facts.get("version"));
        for (Matcher said : List.of(QUOTED.matcher(message == null ? "" : message), PLACED.matcher(placed(result)))) {
            if (name == null && (said.pattern() == PLACED ? said.matches() : said.find())) {
                name = said.group(1);
                version = said.group(2);
            }
        }
        PackageURL given = given(described, result, name);
        if (given != null) {
            name = name == null ? given.getName() : name;
            version = version == null ? given.getVersion() : version;
        }
        String fixed = facts.getOrDefault("fixed version", facts.get("fix version"));
        if (fixed == null && name != null) {
            fixed = inTable(described.path("help").path("markdown").asText(help), name);
        }
        String purl = given == null ? told(name, version, path) : given.canonicalize();
        return new PackageFacts(
                blankToNull(name),
                blankToNull(version),
                purl,
                Words.line(fixed, MAX) == null && fixed != null ? "" : Words.line(fixed, MAX));
    }

    private static Map<String, String> facts(String text) {
        Map<String, String> facts = new HashMap<>();
        Matcher fact = FACT.matcher(text == null ? "" : text);
        while (fact.find()) {
            facts.putIfAbsent(
                    fact.group(1).toLowerCase(Locale.ROOT), fact.group(2).strip());
        }
        return facts;
    }

    private static String placed(JsonNode result) {
        for (JsonNode location : result.path("locations")) {
            for (JsonNode logical : location.path("logicalLocations")) {
                String name = logical.path("fullyQualifiedName").asText("");
                if (name.length() <= 2 * MAX
                        && !name.startsWith("pkg:")
                        && PLACED.matcher(name).matches()) {
                    return name;
                }
            }
        }
        return "";
    }

    /** Several, as a rule for many packages has them, are none unless one has the name. */
    private static PackageURL given(JsonNode described, JsonNode result, String name) {
        for (JsonNode node : List.of(result, described)) {
            Set<String> texts = new TreeSet<>();
            for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
                String key = property.getKey().replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
                if (PURL_PROPERTIES.contains(key)) {
                    texts.add(property.getValue().asText(""));
                    property.getValue().forEach(one -> texts.add(one.asText("")));
                }
            }
            for (JsonNode location : node.path("locations")) {
                texts.add(location.path("physicalLocation")
                        .path("artifactLocation")
                        .path("uri")
                        .asText(""));
                for (JsonNode logical : location.path("logicalLocations")) {
                    texts.add(logical.path("fullyQualifiedName").asText(""));
                    texts.add(logical.path("name").asText(""));
                }
            }
            List<PackageURL> all = texts.stream()
                    .filter(text -> text.startsWith("pkg:"))
                    .flatMap(text -> parsed(text).stream())
                    .toList();
            if (all.size() == 1) {
                return all.get(0);
            }
            List<PackageURL> named =
                    all.stream().filter(one -> one.getName().equals(name)).toList();
            if (named.size() == 1) {
                return named.get(0);
            }
        }
        return null;
    }

    private static List<PackageURL> parsed(String text) {
        try {
            PackageURL url = new PackageURL(text);
            return List.of(
                    new PackageURL(url.getType(), url.getNamespace(), url.getName(), url.getVersion(), null, null));
        } catch (MalformedPackageURLException e) {
            return List.of();
        }
    }

    /** A lock file or build file tells the ecosystem; the name, as its tools write it, the rest. */
    private static String told(String name, String version, String path) {
        Matcher file = FILES.matcher(path);
        if (name == null || name.isBlank() || !file.matches()) {
            return null;
        }
        String type = TYPES.stream()
                .filter(one -> file.group(one) != null)
                .findFirst()
                .orElseThrow();
        int split = type.equals("maven") ? name.indexOf(':') : name.lastIndexOf('/');
        if (type.equals("maven") && split < 0) {
            return null;
        }
        String namespace = split < 0 ? null : name.substring(0, split);
        try {
            return new PackageURL(type, namespace, name.substring(split + 1), blankToNull(version), null, null)
                    .canonicalize();
        } catch (MalformedPackageURLException e) {
            return null;
        }
    }

    /** osv-scanner's table of fixed versions: id, package, version. */
    private static String inTable(String markdown, String name) {
        boolean inside = false;
        for (String line : markdown.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 5) {
                inside |= cells[3].strip().equals("Fixed Version");
                if (inside && cells[2].strip().equals(name)) {
                    return cells[3].strip().equals("---") ? "" : cells[3].strip();
                }
            } else {
                inside = false;
            }
        }
        return null;
    }

    private static String blankToNull(String text) {
        return Words.line(text, MAX);
    }
}
