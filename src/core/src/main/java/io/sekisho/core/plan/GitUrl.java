package io.sekisho.core.plan;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a repository that may be asked: over HTTP(S), SSH or as a directory of this machine. Git's other transports are
 * refused: {@code ext::} and {@code fd::} run what the address says, {@code git://} can be rewritten by anybody on the way.
 *
 * @param address without user name and password where these would be credentials, so that it may be shown
 * @param protocol as git calls it: http, https, ssh or file
 * @param header the credentials that the address held, as a header of HTTP; null when there were none
 */
public record GitUrl(String address, String protocol, String header) {
    private static final Pattern WEB = Pattern.compile("(https?)://(?:([^/?#]*)@)?([^/@?#]+)(/.*)?");
    private static final Pattern SSH = Pattern.compile("ssh://(?:([^/@:?#]+)(?::[^/@]*)?@)?([^-/@?#][^/@?#]*)(/.*)");
    private static final Pattern COPY =
            Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9._-]+:(?!:).+");

    /** @return empty for what is no address, or one that is refused */
    public static Optional<GitUrl> of(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.startsWith("-") || text.chars().anyMatch(c -> c < ' ')) {
            return Optional.empty();
        }
        Matcher web = WEB.matcher(text);
        if (web.matches()) {
            String rest = web.group(4) == null ? "" : web.group(4);
            String address = web.group(1) + "://" + web.group(3) + rest;
            return Optional.of(new GitUrl(address, web.group(1), header(web.group(2))));
        }
        Matcher ssh = SSH.matcher(text);
        if (ssh.matches()) {
            String user = ssh.group(1) == null ? "" : ssh.group(1) + "@";
            return Optional.of(new GitUrl("ssh://" + user + ssh.group(2) + ssh.group(3), "ssh", null));
        }
        if (text.startsWith("file:///") || isAbsolute(text)) {
            return Optional.of(new GitUrl(text, "file", null));
        }
        return COPY.matcher(text).matches() && !text.contains("://")
                ? Optional.of(new GitUrl(text, "ssh", null))
                : Optional.empty();
    }

    /** The same address with these credentials. */
    public GitUrl as(String user, String password) {
        return new GitUrl(address, protocol, basic(user + ":" + password));
    }

    private static boolean isAbsolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A user name alone is no credential: the machine's own helper may know the password to it. */
    private static String header(String userInfo) {
        if (userInfo == null || userInfo.indexOf(':') < 0) {
            return null;
        }
        try {
            return basic(URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return basic(userInfo);
        }
    }

    private static String basic(String userAndPassword) {
        byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return address;
    }
}
