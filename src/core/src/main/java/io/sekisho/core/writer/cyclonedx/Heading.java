package io.sekisho.core.writer.cyclonedx;

import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Gaps;
import io.sekisho.core.view.Wording;
import io.sekisho.model.Gap;
import io.sekisho.model.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalContact;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * Says what a document is about, and what the scan behind it could not see.
 *
 * @param report what it is made of
 * @param wording in whose language gaps are told
 */
record Heading(Report report, Wording wording) {
    /** @param author who answers for it; null when nobody does */
    Metadata metadata(String product, Instant at, String author) {
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(at));
        Component tool = new Component();
        tool.setType(Component.Type.APPLICATION);
        tool.setName("Sekisho");
        tool.setVersion(report.facts().tool());
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(tool));
        metadata.setToolChoice(tools);
        if (author != null) {
            OrganizationalContact contact = new OrganizationalContact();
            contact.setName(Printable.of(author));
            metadata.setAuthors(List.of(contact));
        }
        metadata.setComponent(Parts.whole(report.facts().project(), product));
        List<Property> properties = new ArrayList<>();
        properties.add(new Property(
                "sekisho:complete", String.valueOf(report.judgement().verdict().complete())));
        for (Gap gap : Gaps.incomplete(report)) {
            properties.add(new Property("sekisho:gap:" + gap.type().key(), wording.of(gap.message())));
        }
        metadata.setProperties(properties);
        return metadata;
    }

    /** Nobody can promise that nothing else is in there; that something is missing can be known. */
    String aggregate() {
        return report.judgement().verdict().complete() ? "unknown" : "incomplete";
    }
}
