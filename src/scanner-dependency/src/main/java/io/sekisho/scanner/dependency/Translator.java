package io.sekisho.scanner.dependency;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.scanner.dependency.database.ExtraFacts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.dependency.Reference;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.dependency.VulnerableSoftware;
import org.owasp.dependencycheck.dependency.naming.CpeIdentifier;
import org.owasp.dependencycheck.dependency.naming.Identifier;

/**
 * Turns what Dependency-Check found into raw findings: one for each dependency, each of its vulnerabilities and each place where
 * the dependency lies.
 */
final class Translator {
    private static final Pattern CWE = Pattern.compile("CWE-(\\d{1,6})");
    private static final Pattern ANY = Pattern.compile("[*-]");

    private final Remedies remedies;
    private final RetireRepository scripts;

    Translator(Remedies remedies, RetireRepository scripts) {
        this.remedies = remedies;
        this.scripts = scripts;
    }

    List<Seen> seen(Dependency dependency, List<Place> places) {
        List<Seen> all = new ArrayList<>();
        for (Vulnerability vulnerability : dependency.getVulnerabilities(true)) {
            for (Place place : places) {
                Optional<PackageId> id = id(dependency, vulnerability, place);
                String version = id.map(PackageId::version).orElse(dependency.getVersion());
                List<String> identity = List.of(vulnerability.getName(), identity(dependency, vulnerability, id));
                all.add(new Seen(identity, dependency, vulnerability, id.orElse(null), version, place));
            }
        }
        return all;
    }

    /**
     * One raw finding for each. A finding folds all versions of a package: all its raw ones speak of the lowest, and give an
     * advice that helps all; which version lies where is in the path of each place.
     */
    List<RawFinding> findings(List<Seen> all) throws SQLException {
        Map<List<String>, List<Seen>> byIdentity = new LinkedHashMap<>();
        all.forEach(one -> byIdentity
                .computeIfAbsent(one.identity(), any -> new ArrayList<>())
                .add(one));
        Map<List<String>, Seen> speakers = new HashMap<>();
        Map<List<String>, Remedy> remedy = new HashMap<>();
        for (Map.Entry<List<String>, List<Seen>> same : byIdentity.entrySet()) {
            Seen speaker = same.getValue().stream().min(Seen.LOWEST).orElseThrow();
            speakers.put(same.getKey(), speaker);
            remedy.put(
                    same.getKey(),
                    remedies.of(same.getValue(), confidence(speaker.dependency(), speaker.vulnerability())));
        }
        List<RawFinding> findings = new ArrayList<>();
        for (Seen one : all) {
            Seen speaker = speakers.get(one.identity());
            findings.add(RawFinding.dependency(
                    one.identity(),
                    rule(one.vulnerability()),
                    null,
                    one.place().occurrence(),
                    vulnerability(speaker),
                    remedy.get(one.identity())));
        }
        return findings;
    }

    private io.sekisho.model.Vulnerability vulnerability(Seen seen) {
        Vulnerability vulnerability = seen.vulnerability();
        Optional<PackageId> id = Optional.ofNullable(seen.id());
        List<CvssScore> scores = Scores.of(vulnerability);
        return new io.sekisho.model.Vulnerability(
                vulnerability.getName(),
                aliases(vulnerability),
                id.map(PackageId::purl).orElse(null),
                seen.name(),
                seen.version(),
                cpe(vulnerability),
                range(vulnerability, id),
                confidence(seen.dependency(), vulnerability),
                scores,
                scores.isEmpty() ? vulnerability.getUnscoredSeverity() : null,
                Scores.kev(vulnerability),
                ExtraFacts.published(vulnerability).orElse(null));
    }

    /** The file itself is what the build file says; what lies inside is what Dependency-Check takes it for. */
    private Optional<PackageId> id(Dependency dependency, Vulnerability vulnerability, Place place) {
        return declares(dependency, place)
                ? PackageId.parse(place.declared().packageUrl())
                : Identified.as(dependency, vulnerability, scripts);
    }

    /** Not for what was found within the declared file. */
    static boolean declares(Dependency dependency, Place place) {
        if (place.declared() == null) {
            return false;
        }
        String purl = place.declared().packageUrl();
        boolean file = place.declared().file() != null && !dependency.isVirtual() && place.sameBytes();
        return file || dependency.isVirtual() && purl.startsWith("pkg:npm/");
    }

    private static String identity(Dependency dependency, Vulnerability vulnerability, Optional<PackageId> id) {
        VulnerableSoftware matched = vulnerability.getMatchedVulnerableSoftware();
        return id.map(PackageId::coordinates)
                .orElseGet(() -> matched == null
                        ? "file:" + Identified.fileWithoutVersion(dependency)
                        : "cpe:" + matched.getVendor() + ":" + matched.getProduct());
    }

    private static Rule rule(Vulnerability vulnerability) {
        List<Integer> cwes = new ArrayList<>();
        for (String entry : vulnerability.getCwes().getEntries()) {
            Matcher matcher = CWE.matcher(entry);
            if (matcher.find()) {
                cwes.add(Integer.valueOf(matcher.group(1)));
            }
        }
        String id = vulnerability.getName();
        return new Rule(id, id, vulnerability.getDescription(), cwes, helpUri(vulnerability));
    }

    private static String helpUri(Vulnerability vulnerability) {
        if (vulnerability.getName().startsWith("CVE-")) {
            return "https://nvd.nist.gov/vuln/detail/" + vulnerability.getName();
        }
        return vulnerability.getReferences(true).stream()
                .map(Reference::getUrl)
                .filter(url -> url != null && url.startsWith("https://"))
                .findFirst()
                .orElse(null);
    }

    private static List<String> aliases(Vulnerability vulnerability) {
        return vulnerability.getReferences(true).stream()
                .filter(reference -> "ghsaId".equals(reference.getSource()))
                .map(Reference::getName)
                .filter(name -> !name.equals(vulnerability.getName()))
                .distinct()
                .toList();
    }

    private static String cpe(Vulnerability vulnerability) {
        VulnerableSoftware matched = vulnerability.getMatchedVulnerableSoftware();
        return matched == null ? null : matched.toCpe23FS();
    }

    /** As published: {@code >=2.0,<2.15.0}; {@code *} for every version. */
    private String range(Vulnerability vulnerability, Optional<PackageId> id) {
        VulnerableSoftware matched = vulnerability.getMatchedVulnerableSoftware();
        if (matched == null) {
            return id.flatMap(library -> scripts.range(library, vulnerability)).orElse(null);
        }
        List<String> bounds = new ArrayList<>();
        bound(bounds, ">=", matched.getVersionStartIncluding());
        bound(bounds, ">", matched.getVersionStartExcluding());
        bound(bounds, "<", matched.getVersionEndExcluding());
        bound(bounds, "<=", matched.getVersionEndIncluding());
        if (bounds.isEmpty()) {
            String version = matched.getVersion();
            String update = matched.getUpdate();
            return ANY.matcher(version).matches()
                    ? "*"
                    : "=" + version + (ANY.matcher(update).matches() ? "" : "-" + update);
        }
        return String.join(",", bounds);
    }

    private static void bound(List<String> bounds, String operator, String version) {
        if (version != null && !version.isBlank()) {
            bounds.add(operator + version);
        }
    }

    /** @return null when it gives none for that product */
    private static String confidence(Dependency dependency, Vulnerability vulnerability) {
        VulnerableSoftware matched = vulnerability.getMatchedVulnerableSoftware();
        return dependency.getVulnerableSoftwareIdentifiers().stream()
                .filter(CpeIdentifier.class::isInstance)
                .map(CpeIdentifier.class::cast)
                .filter(identifier -> matched != null
                        && identifier.getCpe().getVendor().equals(matched.getVendor())
                        && identifier.getCpe().getProduct().equals(matched.getProduct()))
                .map(Identifier::getConfidence)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .findFirst()
                .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                .orElse(null);
    }
}
