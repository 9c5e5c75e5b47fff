package io.sekisho.core.view;

import io.sekisho.core.text.Printable;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Outcome;
import io.sekisho.model.ReferenceInfo;
import io.sekisho.model.Severity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call things: message codes, short names of commits and places, packages without their type. */
public final class Names {
    private static final Pattern PACKAGE_URL = Pattern.compile("pkg:(?<type>[^/]+)/(?<name>[^?#]+?)(@[^/]*)?([?#].*)?");

    private static final int COMMIT_LENGTH = 8;

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

    /** As much of a commit's id as people read. */
    public static String ofCommit(String id) {
        String plain = Printable.of(id);
        return plain.substring(0, Math.min(COMMIT_LENGTH, plain.length()));
    }

    /** "main@1a2b3c4d, 2026-11-25": what was compared with; the day alone where no more is known. */
    public static String of(ReferenceInfo reference) {
        String commit = ofCommit(reference.commit());
        String branch = Printable.of(reference.branch());
        String at = branch + (branch.isEmpty() || commit.isEmpty() ? "" : "@") + commit;
        LocalDate day = LocalDate.ofInstant(reference.scannedAt(), ZoneOffset.UTC);
        return at.isEmpty() ? day.toString() : at + ", " + day;
    }

    /** "2026-11-25 15:57:01 UTC": nobody reads fractions of a second. */
    public static String ofTime(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                .format(at.atOffset(ZoneOffset.UTC));
    }

    /** "src/A.java:3-4": a place with its lines, where it has some. */
    public static String of(Location place) {
        String path = Printable.of(place.path());
        if (place.startLine() == 0) {
            return path;
        }
        return place.endLine() > place.startLine()
                ? path + ":" + place.startLine() + "-" + place.endLine()
                : path + ":" + place.startLine();
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
