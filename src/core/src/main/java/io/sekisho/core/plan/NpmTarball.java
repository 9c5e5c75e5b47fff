package io.sekisho.core.plan;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which package an address leads to, as far as it says so: registries call a package's archive {@code name/-/name-1.2.3.tgz},
 * and npm installs what lies there, whatever the lock file calls it.
 *
 * @param name null when the address tells a version only
 * @param certain whether it has a registry's usual form, so that it is this package whoever asked for it
 */
record NpmTarball(String name, String version, boolean certain) {
    private static final String SEMVER = "(\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?)";
    private static final Pattern VERSION = Pattern.compile("[v=]*" + SEMVER);
    private static final Pattern FILE = Pattern.compile("(?:(.+?)-)?v?" + SEMVER + "\\.(?:tgz|tar\\.gz)");
    private static final Pattern GIT = Pattern.compile("(?i)(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:).*"
            + "|https?://(?:[^/@]*@)?(?:codeload\\.|www\\.)?(?:github\\.com|gitlab\\.com(?!/api/)|bitbucket\\.org)/.*");

    /** @return whether it leads to a repository, where no registry keeps what it publishes */
    static boolean isOfGit(String address) {
        return GIT.matcher(address).matches();
    }

    /**
     * @param address from a lock file
     * @param name which package it says that is
     * @return null when the address does not tell
     */
    static NpmTarball read(String address, String name) {
        String resolved = address.replaceAll("\\s", "");
        if (!resolved.regionMatches(true, 0, "http", 0, 4)) {
            return null;
        }
        List<String> path = path(resolved);
        int mark = path.lastIndexOf("-");
        int last = path.size() - 1;
        // GitLab's own pages have that mark, too, but more behind it.
        boolean form = mark > 0
                && (mark == last - 1 || mark == last - 2 && path.get(last - 1).startsWith("@"));
        if (form) {
            boolean scoped = mark > 1 && path.get(mark - 2).startsWith("@");
            String base = path.get(mark - 1);
            return ofFile(path.get(last), base, scoped ? path.get(mark - 2) + '/' + base : base, true);
        }
        if (last < 0 || isOfGit(resolved)) {
            return null;
        }
        NpmTarball file = ofFile(path.get(last), name.substring(name.indexOf('/') + 1), name, false);
        if (file != null) {
            return file;
        }
        return path.stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .reduce((first, second) -> second)
                .map(matcher -> new NpmTarball(null, plain(matcher.group(1)), false))
                .orElse(null);
    }

    private static NpmTarball ofFile(String file, String base, String name, boolean certain) {
        Matcher matcher = FILE.matcher(file);
        if (file.startsWith(base + '-')
                && matcher.reset(file.substring(base.length() + 1)).matches()
                && matcher.group(1) == null) {
            return new NpmTarball(name, plain(matcher.group(2)), certain);
        }
        matcher.reset(file);
        return matcher.matches() ? new NpmTarball(matcher.group(1), plain(matcher.group(2)), certain) : null;
    }

    /** As the server gets it, whatever is written. */
    private static List<String> path(String address) {
        String text = address.replaceFirst("[?#].*", "").replaceFirst("^[A-Za-z]+://[^/\\\\]*", "");
        try {
            text = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // It stands for itself.
        }
        List<String> path = new ArrayList<>();
        for (String part : text.split("[/\\\\]")) {
            if (part.equals("..")) {
                path.subList(Math.max(0, path.size() - 1), path.size()).clear();
            } else if (!part.isEmpty() && !part.equals(".")) {
                path.add(part);
            }
        }
        return path;
    }

    /** @return null for what is no version: an address stands there for what no registry has */
    static String version(String text) {
        Matcher matcher = VERSION.matcher(text.strip());
        return matcher.matches() ? plain(matcher.group(1)) : null;
    }

    /** Registries publish without what comes after the plus. */
    private static String plain(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    boolean agrees(String otherName, String otherVersion) {
        return (name == null || name.equals(otherName)) && Objects.equals(version, version(otherVersion));
    }
}
