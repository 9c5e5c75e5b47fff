package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.BugPattern;
import io.sekisho.model.Rule;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SpotBugs' bug patterns as rules; each is translated once. */
final class Rules {
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 800;
    /** With the word that leads to it, as in "is used in {1}", and all after it. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("([\\s,:(]*\\b(in|at|by|from|to|of|with|on|for))?[\\s,:(]*[\"'`]?\\{[0-9]");

    /**
     * Security patterns for which the tools give no CWE. Chosen by what their descriptions warn of; endpoints carry what the
     * tools give for the endpoints of other frameworks.
     */
    private static final Map<String, List<Integer>> CWES = Map.ofEntries(
            Map.entry("SSL_CONTEXT", List.of(326, 327)),
            Map.entry("DEFAULT_HTTP_CLIENT", List.of(326)),
            Map.entry("RPC_ENABLED_EXTENSIONS", List.of(502)),
            Map.entry("LDAP_ANONYMOUS", List.of(306)),
            Map.entry("SAML_IGNORE_COMMENTS", List.of(287)),
            Map.entry("POTENTIAL_XML_INJECTION", List.of(91)),
            Map.entry("XSS_REQUEST_PARAMETER_TO_SERVLET_WRITER", List.of(79)),
            Map.entry("XSS_REQUEST_PARAMETER_TO_JSP_WRITER", List.of(79)),
            Map.entry("SPRING_ENDPOINT", List.of(20)),
            Map.entry("STRUTS1_ENDPOINT", List.of(20)),
            Map.entry("STRUTS2_ENDPOINT", List.of(20)),
            Map.entry("UNS_UNSAFE_CALL", List.of(242)),
            Map.entry("ASE_ASSERTION_WITH_SIDE_EFFECT", List.of(758)),
            Map.entry("ASE_ASSERTION_WITH_SIDE_EFFECT_METHOD", List.of(758)),
            Map.entry("USBC_UNSAFE_SYNCHRONIZATION_WITH_BACKING_COLLECTION", List.of(667)),
            Map.entry("USBC_UNSAFE_SYNCHRONIZATION_WITH_ACCESSIBLE_BACKING_COLLECTION", List.of(667)),
            Map.entry("USBC_UNSAFE_SYNCHRONIZATION_WITH_INHERITABLE_BACKING_COLLECTION", List.of(667)));

    private final Map<String, Rule> rules = new HashMap<>();

    Rule of(BugPattern pattern) {
        return rules.computeIfAbsent(pattern.getType(), type -> translate(pattern));
    }

    private static Rule translate(BugPattern pattern) {
        String description = PlainText.of(pattern.getDetailText(), MAX_DESCRIPTION);
        return new Rule(
                pattern.getType(),
                name(pattern),
                description.isEmpty() ? null : description,
                cwes(pattern),
                pattern.getUri().map(URI::toString).orElse(null));
    }

    /** Some patterns' short descriptions are written like messages: "… is used in {1}". A rule has nothing to fill in there. */
    private static String name(BugPattern pattern) {
        String name = PlainText.line(pattern.getShortDescription(), MAX_NAME);
        Matcher place = PLACEHOLDER.matcher(name);
        String bare = place.find() ? name.substring(0, place.start()) : name;
        return bare.isBlank() ? pattern.getType() : bare;
    }

    static List<Integer> cwes(BugPattern pattern) {
        return pattern.getCWEid() > 0 ? List.of(pattern.getCWEid()) : CWES.getOrDefault(pattern.getType(), List.of());
    }
}
