package io.sekisho.cli.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sekisho.core.view.Links;
import java.io.UncheckedIOException;

/** {@code explain --format json}: the parts of the report that are about one finding, as they stand there. */
final class SubjectJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SubjectJson() {}

    /** @return an object over several lines, without a line end after the last */
    static String of(Subject subject) {
        ObjectNode root = JSON.createObjectNode();
        if (subject.finding() != null) {
            root.set("finding", JSON.valueToTree(subject.finding()));
            root.set("judgement", JSON.valueToTree(subject.judgement()));
            root.set("links", JSON.valueToTree(Links.of(subject.finding())));
        } else {
            root.set("gone", JSON.valueToTree(subject.gone()));
        }
        if (subject.report().judgement().reference() != null) {
            root.set("reference", JSON.valueToTree(subject.report().judgement().reference()));
        }
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
