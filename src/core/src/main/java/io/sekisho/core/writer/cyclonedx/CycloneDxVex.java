package io.sekisho.core.writer.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.vex.Claim;
import io.sekisho.core.writer.vex.IdentifiedJson;
import io.sekisho.model.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cyclonedx.model.vulnerability.Vulnerability;
import org.cyclonedx.model.vulnerability.Vulnerability.Affect;

/**
 * Writes claims down in the form of CycloneDX 1.6; what it speaks of is listed in it, so that every reference leads somewhere.
 * The same report and the same claims give the same document.
 *
 * @param report what it is about
 * @param product package URL of the whole
 * @param author who answers for it
 * @param wording in whose language sentences of ours are
 */
public record CycloneDxVex(Report report, String product, String author, Wording wording) {
    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::vulnerability)
            .thenComparing(Claim::status)
            .thenComparing(claim -> String.valueOf(claim.justification()))
            .thenComparing(claim -> String.valueOf(claim.reason()))
            .thenComparing(claim -> String.valueOf(claim.accepted()))
            .thenComparing(Claim::packageUrl);

    public void write(List<Claim> claims, OutputStream out) throws IOException {
        Elements elements = new Elements();
        IdentifiedJson document = elements.open(out);
        JsonGenerator json = document.json();
        json.writeFieldName("metadata");
        elements.write(
                json,
                new Heading(report, wording)
                        .metadata(product, report.judgement().judgedAt(), author));
        json.writeArrayFieldStart("components");
        TreeSet<String> packages = new TreeSet<>();
        claims.forEach(claim -> packages.add(claim.packageUrl()));
        packages.remove(product);
        for (String purl : packages) {
            elements.write(json, Parts.named(purl, purl));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("vulnerabilities");
        for (Map.Entry<Claim, TreeSet<String>> said : grouped(claims).entrySet()) {
            elements.write(json, vulnerability(said.getKey(), said.getValue()));
        }
        json.writeEndArray();
        document.end("serialNumber");
    }

    /** What is said alike is said once, of all its packages. */
    private static Map<Claim, TreeSet<String>> grouped(List<Claim> claims) {
        Map<Claim, TreeSet<String>> all = new LinkedHashMap<>();
        for (Claim claim : claims.stream().sorted(ORDER).toList()) {
            all.computeIfAbsent(claim.ofAnyPackage(), any -> new TreeSet<>()).add(claim.packageUrl());
        }
        return all;
    }

    private Vulnerability vulnerability(Claim claim, TreeSet<String> packages) {
        Vulnerability one = new Vulnerability();
        one.setId(Printable.of(claim.vulnerability()));
        one.setSource(Stand.source(claim.vulnerability(), claim.helpUri()));
        one.setAnalysis(Stand.of(claim, wording));
        one.setAffects(packages.stream()
                .map(purl -> {
                    Affect affect = new Affect();
                    affect.setRef(purl);
                    return affect;
                })
                .toList());
        return one;
    }
}
