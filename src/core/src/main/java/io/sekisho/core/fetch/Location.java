package io.sekisho.core.fetch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where something is to be had, as people write it: an http(s) address, a file address or a path. */
public final class Location {
    private static final String USER_INFO = "(?i)^((?:git:)?[a-z][a-z0-9+.-]*:)?//[^/?#]*@";
    private static final String CREDENTIAL = "(?i).*(token|key|secret|password|passwd|signature|credential|sig|auth).*";

    private static final Pattern ADDRESS = Pattern.compile("(?is)((?:git:)?[a-z][a-z0-9+.-]*://)([^/?#]*).*");
    private static final String HOST = "(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]*)(:[0-9]*)?";

    private Location() {}

    /** Whether it is an http or https address. */
    public static boolean isRemote(String location) {
        return location.regionMatches(true, 0, "http://", 0, 7) || location.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Without user, password and query, which may hold a token: fit for messages, reports and the log. */
    public static String display(String location) {
        String plain = location.replaceFirst(USER_INFO, "$1//");
        Matcher address = ADDRESS.matcher(plain);
        if (address.matches() && !address.group(2).matches(HOST)) {
            // A password with a slash in it, and the address is none: how much of it is the password is not known.
            return address.group(1) + "…";
        }
        return isRemote(plain) ? plain.replaceFirst("[?#].*", "") : plain;
    }

    /** Tells sources apart however their tokens change: as {@link #display}, with what of the query is no credential. */
    public static String identity(String location) {
        int question = location.indexOf('?');
        String query = question < 0 ? "" : location.substring(question + 1).replaceFirst("#.*", "");
        String kept = Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !part.replaceFirst("=.*", "").matches(CREDENTIAL))
                .collect(Collectors.joining("&"));
        return display(location) + (isRemote(location) && !kept.isEmpty() ? "?" + kept : "");
    }

    /** Whether it holds a password, which others could read in the process list when it is typed as an argument. */
    public static boolean hasPassword(String location) {
        return userInfo(location).map(user -> user.contains(":")).orElse(false);
    }

    /** What stands before the at sign of its host, decoded; empty when nothing does. */
    public static Optional<String> userInfo(String location) {
        String without = location.replaceFirst(USER_INFO, "$1//");
        if (without.length() == location.length()) {
            return Optional.empty();
        }
        int start = location.indexOf("//") + 2;
        String raw = location.substring(start, start + location.length() - without.length() - 1);
        try {
            // A plus sign is one; only percent signs mean something here.
            return Optional.of(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.of(raw);
        }
    }

    /** The same address without user and password. */
    public static String withoutUser(String location) {
        return location.replaceFirst(USER_INFO, "$1//");
    }

    /**
     * @param directory relative paths are relative to it
     * @return absolute; empty when it is neither a path nor a file address
     */
    public static Optional<Path> path(String location, Path directory) {
        try {
            return Optional.of(
                    location.regionMatches(true, 0, "file:", 0, 5)
                            ? Path.of(URI.create(location))
                            : directory.resolve(location).normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
