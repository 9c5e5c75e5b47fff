package io.sekisho.scanner.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the values that secret scanners found out of our report: their SARIF often quotes them, as the snippet or in the message.
 * A result counts as one about a secret when its weakness is a credential in the open (CWE 259, 312, 321, 798), when the tool is
 * known to look for secrets, or when rule or tags say so. Its snippet is dropped, and what stands in quotes, behind "Match:" or
 * looks like a token is masked. To mask too much costs a detail, to mask too little a credential.
 */
final class Secrets {
    static final String MASK = "***";

    private static final Set<Integer> CREDENTIALS = Set.of(259, 312, 321, 798);
    private static final List<String> TOOLS = List.of(
            "gitleaks",
            "betterleaks",
            "trufflehog",
            "detect-secrets",
            "secretlint",
            "ggshield",
            "gitguardian",
            "noseyparker",
            "nosey parker",
            "kingfisher",
            "talisman",
            "whispers",
            "git-secrets",
            "secret");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`");
    private static final Pattern MATCH = Pattern.compile("(?im)^(\\s*(?:match|secret|value)\\s*:\\s*).+$|"
            + "(\\b\\w*(?:pass(?:word|wd|phrase)?|pwd|token|key|credentials?)\\s*[=:]\\s*)\\S+");
    private static final Pattern ASSIGNED = Pattern.compile("([=:]\\s*)([^\\s=:,;]{6,})");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_+=~-]{12,}");

    private Secrets() {}

    static boolean isSecret(SarifRun run, JsonNode rule, JsonNode result, List<Integer> cwes) {
        if (cwes.stream().anyMatch(CREDENTIALS::contains)) {
            return true;
        }
        String tool = run.toolName().toLowerCase(Locale.ROOT);
        return TOOLS.stream().anyMatch(tool::contains)
                || saysSecret(rule.path("id").asText(result.path("ruleId").asText("")))
                || saysSecret(rule.path("name").asText(""))
                || hasTag(rule)
                || hasTag(result);
    }

    private static boolean hasTag(JsonNode node) {
        for (JsonNode tag : node.path("properties").path("tags")) {
            if (saysSecret(tag.asText(""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSecret(String word) {
        return word.toLowerCase(Locale.ROOT).contains("secret");
    }

    /**
     * @param text null or a message about a secret
     * @param value the secret as the tool quoted it; null when it did not
     */
    static String mask(String text, String value) {
        if (text == null) {
            return null;
        }
        String masked = withoutValue(text, value);
        masked = QUOTED.matcher(masked).replaceAll(MASK);
        masked = MATCH.matcher(masked).replaceAll("$1$2" + Matcher.quoteReplacement(MASK));
        return maskTokens(masked);
    }

    /** A line of code that holds a secret, without any value: what stays tells such lines apart and nothing more. */
    static String maskLine(String line, String value) {
        String masked = QUOTED.matcher(withoutValue(line, value)).replaceAll(MASK);
        return maskTokens(ASSIGNED.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK)));
    }

    private static String withoutValue(String text, String value) {
        String masked = text;
        if (value != null) {
            for (String part : value.lines().map(String::strip).toList()) {
                masked = part.length() < 4 ? masked : masked.replace(part, MASK);
            }
        }
        return masked;
    }

    /** Long words with digits in them; a path's parts are seldom both. */
    private static String maskTokens(String text) {
        return TOKEN.matcher(text).replaceAll(token -> {
            boolean digit = token.group().chars().anyMatch(Character::isDigit);
            boolean letter = token.group().chars().anyMatch(Character::isLetter);
            return digit && letter ? Matcher.quoteReplacement(MASK) : Matcher.quoteReplacement(token.group());
        });
    }
}
