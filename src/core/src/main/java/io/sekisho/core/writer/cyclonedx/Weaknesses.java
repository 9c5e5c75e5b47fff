package io.sekisho.core.writer.cyclonedx;

import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.vex.Claim;
import io.sekisho.core.writer.vex.ClaimMaker;
import io.sekisho.model.CvssScore;
import io.sekisho.model.Finding;
import io.sekisho.model.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.vulnerability.Vulnerability;
import org.cyclonedx.model.vulnerability.Vulnerability.Advisory;
import org.cyclonedx.model.vulnerability.Vulnerability.Affect;
import org.cyclonedx.model.vulnerability.Vulnerability.Rating;
import org.cyclonedx.model.vulnerability.Vulnerability.Reference;
import org.cyclonedx.model.vulnerability.Vulnerability.Source;

/** Known vulnerabilities of the parts, in CycloneDX's words. */
final class Weaknesses {
    private static final int LONGEST = 10_000;

    private final Inventory inventory;
    private final ClaimMaker maker;
    private final Wording wording;
    private final FindingText text;

    Weaknesses(Inventory inventory, ClaimMaker maker, Wording wording) {
        this.maker = maker;
        this.inventory = inventory;
        this.wording = wording;
        this.text = new FindingText(wording, false);
    }

    /** One for each way in which the product stands to it: versions of a package may differ. */
    List<Vulnerability> of(Edition.Entry entry) {
        List<Vulnerability> all = new ArrayList<>();
        List<Claim> said = new ArrayList<>();
        for (Claim claim : maker.of(entry.finding(), entry.judgement().suppressed())) {
            int like = 0;
            while (like < said.size() && !said.get(like).saysAs(claim)) {
                like++;
            }
            if (like == said.size()) {
                said.add(claim);
                all.add(of(entry, claim, like));
            }
            affect(all.get(like), claim.packageUrl());
        }
        return all;
    }

    private void affect(Vulnerability weakness, String purl) {
        List<Affect> affects =
                weakness.getAffects() == null ? new ArrayList<>() : new ArrayList<>(weakness.getAffects());
        for (String reference : inventory.references(purl)) {
            Affect affect = new Affect();
            affect.setRef(reference);
            affects.add(affect);
        }
        weakness.setAffects(affects);
    }

    private Vulnerability of(Edition.Entry entry, Claim claim, int number) {
        Finding finding = entry.finding();
        Vulnerability weakness = new Vulnerability();
        weakness.setBomRef(finding.fingerprint() + (number == 0 ? "" : "#" + (number + 1)));
        weakness.setId(Printable.of(claim.vulnerability()));
        weakness.setSource(Stand.source(claim.vulnerability(), claim.helpUri()));
        for (String alias : claim.aliases()) {
            Source source = Stand.source(alias, null);
            if (source != null) {
                Reference reference = new Reference();
                reference.setId(alias);
                reference.setSource(source);
                weakness.addReference(reference);
            }
        }
        rate(finding, weakness);
        weakness.setCwes(finding.rule().cwes().stream().filter(cwe -> cwe > 0).toList());
        weakness.setDescription(Line.of(finding.rule().description(), LONGEST));
        weakness.setRecommendation(text.advice(finding));
        for (String link : Links.of(finding)) {
            if (Stand.isPage(link)) {
                Advisory advisory = new Advisory();
                advisory.setUrl(link);
                weakness.addAdvisory(advisory);
            }
        }
        weakness.setPublished(day(finding.vulnerability().published()));
        weakness.setAnalysis(Stand.of(claim, wording));
        weakness.setProperties(properties(finding, entry.judgement().firstSeen()));
        return weakness;
    }

    /** Our own judgement first, which is there even where nobody gave a score. */
    private static void rate(Finding finding, Vulnerability weakness) {
        Rating own = new Rating();
        own.setSource(named("Sekisho"));
        own.setSeverity(severity(finding.severity()));
        own.setMethod(Rating.Method.OTHER);
        weakness.addRating(own);
        for (CvssScore score : finding.vulnerability().cvss()) {
            Rating rating = new Rating();
            rating.setSource(score.source() == null ? null : named(Line.of(score.source(), LONGEST)));
            rating.setScore(score.score());
            rating.setMethod(method(score.version()));
            rating.setVector(score.vector() == null ? null : Line.of(score.vector(), LONGEST));
            weakness.addRating(rating);
        }
    }

    private static Source named(String name) {
        Source source = new Source();
        source.setName(name);
        return source;
    }

    private static Rating.Method method(String version) {
        return switch (String.valueOf(version)) {
            case "4.0" -> Rating.Method.CVSSV4;
            case "3.1" -> Rating.Method.CVSSV31;
            case "3.0" -> Rating.Method.CVSSV3;
            case "2.0" -> Rating.Method.CVSSV2;
            default -> Rating.Method.OTHER;
        };
    }

    private static Rating.Severity severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Rating.Severity.CRITICAL;
            case HIGH -> Rating.Severity.HIGH;
            case MEDIUM -> Rating.Severity.MEDIUM;
            case LOW -> Rating.Severity.LOW;
            case INFO -> Rating.Severity.INFO;
        };
    }

    private static List<Property> properties(Finding finding, LocalDate firstSeen) {
        List<Property> all = new ArrayList<>();
        all.add(new Property("sekisho:fingerprint", finding.fingerprint()));
        if (firstSeen != null) {
            all.add(new Property("sekisho:first-seen", firstSeen.toString()));
        }
        if (finding.vulnerability().kev() != null) {
            all.add(new Property("sekisho:known-exploited", "true"));
        }
        if (finding.vulnerability().epss() != null) {
            all.add(new Property(
                    "sekisho:epss",
                    String.valueOf(finding.vulnerability().epss().probability())));
        }
        if (finding.remedy() != null && finding.remedy().fixedVersion() != null) {
            all.add(new Property(
                    "sekisho:fixed-version", Line.of(finding.remedy().fixedVersion(), LONGEST)));
        }
        return all;
    }

    private static Date day(LocalDate day) {
        return day == null ? null : Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
