package io.sekisho.core.writer.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.WebAddress;
import io.sekisho.model.Finding;
import io.sekisho.model.Vulnerability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** By what GitLab knows a finding; the first is the one that it tracks by, so its type and value never change. */
final class Identifiers {
    /** GitLab keeps the first 20 only. */
    private static final int MOST = 20;

    private static final int LONGEST = 255;

    private record Identifier(String type, String name, String value, String url) {}

    private Identifiers() {}

    static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("identifiers");
        for (Identifier one : of(finding).stream().distinct().limit(MOST).toList()) {
            json.writeStartObject();
            json.writeStringField("type", one.type());
            json.writeStringField("name", one.name());
            json.writeStringField("value", one.value());
            if (one.url() != null) {
                json.writeStringField("url", one.url());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<Identifier> of(Finding finding) {
        List<Identifier> all = new ArrayList<>();
        switch (finding.kind()) {
            case DEPENDENCY -> {
                Vulnerability vulnerability = finding.vulnerability();
                all.add(advisory(vulnerability.id(), finding.rule().helpUri()));
                vulnerability.aliases().forEach(alias -> all.add(advisory(alias, null)));
            }
            case SECRET, CODE ->
                all.add(rule(
                        finding.kind().key(),
                        finding.rule().id(),
                        finding.rule().helpUri()));
            case EXTERNAL ->
                all.add(rule(
                        finding.kind().key(),
                        finding.external().tool() + ": " + finding.rule().id(),
                        finding.rule().helpUri()));
        }
        finding.rule().cwes().forEach(cwe -> all.add(cwe(cwe)));
        return all;
    }

    private static Identifier advisory(String id, String page) {
        String upper = id.toUpperCase(Locale.ROOT);
        if (upper.startsWith("CVE-")) {
            return identifier("cve", id, "https://nvd.nist.gov/vuln/detail/" + id);
        }
        if (upper.startsWith("GHSA-")) {
            return identifier("ghsa", id, "https://github.com/advisories/" + id);
        }
        return identifier("sekisho_advisory", id, page);
    }

    private static Identifier rule(String kind, String id, String page) {
        return identifier("sekisho_" + kind + "_rule", id, page);
    }

    private static Identifier cwe(int number) {
        return new Identifier(
                "cwe",
                "CWE-" + number,
                String.valueOf(number),
                "https://cwe.mitre.org/data/definitions/" + number + ".html");
    }

    private static Identifier identifier(String type, String id, String page) {
        String shown = Printable.of(id).isBlank() ? "-" : Line.cut(Printable.of(id), LONGEST);
        return new Identifier(type, shown, shown, WebAddress.of(page).orElse(null));
    }
}
