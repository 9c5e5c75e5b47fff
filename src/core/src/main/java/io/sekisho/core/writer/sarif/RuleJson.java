package io.sekisho.core.writer.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Links;
import io.sekisho.core.view.QuotedMarkdown;
import io.sekisho.core.view.WebAddress;
import io.sekisho.model.Finding;
import io.sekisho.model.Rule;
import io.sekisho.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rule, described by the gravest finding that it has. */
final class RuleJson {
    private RuleJson() {}

    /** By what results name it. */
    static String id(Rule rule) {
        String id = Printable.of(rule.id()).strip();
        return id.isEmpty() ? "-" : Line.cut(id, Limits.NAME);
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    static void write(Finding finding, JsonGenerator json) throws IOException {
        Rule rule = finding.rule();
        String title = Printable.of(rule.name()).strip();
        String description = rule.description() == null || rule.description().isBlank() ? title : rule.description();
        List<String> links = Links.of(finding).stream()
                .map(WebAddress::of)
                .flatMap(Optional::stream)
                .toList();
        json.writeStartObject();
        json.writeStringField("id", id(rule));
        if (!title.isEmpty() && !title.equals(id(rule))) {
            json.writeStringField("name", Line.cut(title, Limits.NAME));
        }
        text("shortDescription", SarifText.line(title.isEmpty() ? id(rule) : title), json);
        text("fullDescription", SarifText.line(description.replace('\n', ' ')), json);
        json.writeObjectFieldStart("help");
        json.writeStringField("text", help(SarifText.lines(Limits.HELP, description), links, ""));
        json.writeStringField("markdown", help(QuotedMarkdown.of(Line.cut(description, Limits.HELP)), links, "- "));
        json.writeEndObject();
        Optional<String> page = WebAddress.of(rule.helpUri());
        if (page.isPresent()) {
            json.writeStringField("helpUri", page.get());
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(finding.severity()));
        json.writeEndObject();
        properties(finding, json);
        json.writeEndObject();
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String help(String description, List<String> links, String bullet) {
        StringBuilder help = new StringBuilder(description);
        if (!links.isEmpty()) {
            help.append('\n');
        }
        links.forEach(link -> help.append('\n').append(bullet).append(link));
        return help.toString();
    }

    private static void properties(Finding finding, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        for (String tag : tags(finding)) {
            json.writeString(tag);
        }
        json.writeEndArray();
        double severity = SecuritySeverity.of(finding);
        if (severity > 0) {
            json.writeStringField("security-severity", String.valueOf(severity));
        }
        json.writeEndObject();
    }

    /** GitHub filters by its own spelling of a weakness, GitLab knows secrets and vulnerable packages by the plain one. */
    private static List<String> tags(Finding finding) {
        List<String> tags = new ArrayList<>(List.of("security", finding.kind().key()));
        if (finding.vulnerability() != null && !finding.vulnerability().id().startsWith("CVE-")) {
            finding.vulnerability().aliases().stream()
                    .filter(alias -> alias.matches("CVE-[0-9]{4}-[0-9]{4,19}"))
                    .findFirst()
                    .ifPresent(tags::add);
        }
        for (int cwe : finding.rule().cwes()) {
            tags.add("CWE-" + cwe);
            tags.add(String.format(Locale.ROOT, "external/cwe/cwe-%03d", cwe));
        }
        return tags.subList(0, Math.min(Limits.TAGS, tags.size()));
    }
}
