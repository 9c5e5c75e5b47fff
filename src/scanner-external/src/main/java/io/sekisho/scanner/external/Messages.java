package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words of a result: its own, or those of its rule with arguments filled in. SARIF 2.1.0, 3.11. */
final class Messages {
    private static final int MAX = 2000;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|\\{(\\d{1,4})}");

    /** {@code [text](3)} refers to a related location, which we do not carry. */
    private static final Pattern LINK = Pattern.compile("\\[((?:[^\\]\\\\]|\\\\.)*)\\]\\(\\d+\\)");

    private Messages() {}

    /** @return null when the result has none */
    static String of(SarifRun run, JsonNode rule, JsonNode result) {
        JsonNode message = result.path("message");
        String text = message.path("text").asText("");
        String id = message.path("id").asText("");
        if (text.isEmpty() && !id.isEmpty()) {
            text = rule.path("messageStrings").path(id).path("text").asText("");
            text = text.isEmpty() ? run.globalMessage(id).path("text").asText("") : text;
        }
        if (text.isEmpty()) {
            text = message.path("markdown").asText("");
        }
        JsonNode arguments = message.path("arguments");
        String filled = arguments.isArray() ? fill(text, arguments) : text;
        return Words.text(LINK.matcher(filled).replaceAll("$1"), MAX);
    }

    private static String fill(String text, JsonNode arguments) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            if (placeholder.group(1) == null) {
                return placeholder.group().substring(1);
            }
            JsonNode argument = arguments.path(Integer.parseInt(placeholder.group(1)));
            return Matcher.quoteReplacement(argument.isMissingNode() ? placeholder.group() : argument.asText());
        });
    }
}
