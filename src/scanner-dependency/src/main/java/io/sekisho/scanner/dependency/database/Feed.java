package io.sekisho.scanner.dependency.database;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file with CVEs in the format of NVD 2.0.
 *
 * @param file on this machine
 * @param label how messages name it: the path or the address it came from
 * @param year the year it is the feed of; 0 when its name says none
 * @param changes whether it lists recent changes only ({@code modified}, {@code recent}) and so stands for no year
 * @param sha256 of the uncompressed content, upper or lower case; null when nobody told
 */
record Feed(Path file, String label, int year, boolean changes, String sha256) {
    /** NVD's first year feed; it holds everything older too. */
    static final int FIRST_YEAR = 2002;

    private static final Pattern YEAR = Pattern.compile("(?:^|[-_.])((?:19|20)\\d\\d)\\.json(?:\\.gz)?$");
    private static final Pattern CHANGES = Pattern.compile("[-_.](?:modified|recent)\\.json(?:\\.gz)?$");

    Feed {
        Objects.requireNonNull(file, "file");
    }

    static Feed of(Path file, String label, String sha256) {
        String name = file.getFileName().toString();
        Matcher year = YEAR.matcher(name);
        return new Feed(
                file,
                label,
                year.find() ? Integer.parseInt(year.group(1)) : 0,
                CHANGES.matcher(name).find(),
                sha256);
    }

    static String metaName(String feedName) {
        return feedName.replaceFirst("\\.json(\\.gz)?$", ".meta");
    }
}
