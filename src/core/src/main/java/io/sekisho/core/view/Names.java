package io.sekisho.core.view;

import io.sekisho.model.Kind;
import io.sekisho.model.Outcome;
import io.sekisho.model.Severity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call things: message codes, and packages without their type. */
public final class Names {
    private static final Pattern PACKAGE_URL = Pattern.compile("pkg:(?<type>[^/]+)/(?<name>[^?#]+?)(@[^/]*)?([?#].*)?");

    private Names() {}

    public static String of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "cli.severity-critical";
            case HIGH -> "cli.severity-high";
            case MEDIUM -> "cli.severity-medium";
            case LOW -> "cli.severity-low";
            case INFO -> "cli.severity-info";
        };
    }

    public static String of(Kind kind) {
        return switch (kind) {
            case DEPENDENCY -> "cli.kind-dependency";
            case SECRET -> "cli.kind-secret";
            case CODE -> "cli.kind-code";
            case EXTERNAL -> "cli.kind-external";
        };
    }

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "cli.verdict-passed";
            case FAILED -> "cli.verdict-failed";
            case INCOMPLETE -> "cli.verdict-incomplete";
        };
    }

    /** A package URL as people name it: {@code group:artifact} for Maven, else what comes after its type. */
    public static String ofPackage(String packageUrl) {
        Matcher parts = PACKAGE_URL.matcher(packageUrl);
        if (!parts.matches()) {
            return packageUrl;
        }
        String name = URLDecoder.decode(parts.group("name").replace("+", "%2B"), StandardCharsets.UTF_8);
        return parts.group("type").equals("maven") ? name.replace('/', ':') : name;
    }
}
