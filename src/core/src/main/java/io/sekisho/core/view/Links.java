package io.sekisho.core.view;

import io.sekisho.model.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where more is written. */
public final class Links {
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");
    private static final Pattern GHSA = Pattern.compile("GHSA(-[0-9a-z]{4}){3}");

    private Links() {}

    public static List<String> of(Finding finding) {
        Set<String> links = new LinkedHashSet<>();
        if (finding.vulnerability() != null) {
            Stream.concat(Stream.of(finding.vulnerability().id()), finding.vulnerability().aliases().stream())
                    .forEach(id -> advisory(links, id));
            if (finding.vulnerability().kev() != null) {
                links.add("https://www.cisa.gov/known-exploited-vulnerabilities-catalog");
            }
        }
        if (finding.rule().helpUri() != null) {
            links.add(finding.rule().helpUri());
        }
        finding.rule().cwes().forEach(cwe -> links.add("https://cwe.mitre.org/data/definitions/" + cwe + ".html"));
        return List.copyOf(links);
    }

    private static void advisory(Set<String> links, String id) {
        if (CVE.matcher(id).matches()) {
            links.add("https://nvd.nist.gov/vuln/detail/" + id);
        } else if (GHSA.matcher(id).matches()) {
            links.add("https://github.com/advisories/" + id);
        }
    }
}
