package io.sekisho.scanner.secret;

import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the repository itself allows in Gitleaks' own ways, as the trusted ref has it: {@code .gitleaksignore},
 * {@code .gitleaks.toml}, and {@code gitleaks:allow} in a line that is there too. Nothing is dropped for it: it is told.
 */
final class Allowances {
    static final String IGNORE_FILE = ".gitleaksignore";
    static final String COMMENT = "gitleaks:allow";

    private static final int LONGEST_PROPOSAL = 8 << 20;

    private final TrustedFiles files;
    private final TrustedConfig config;
    private final Set<String> ignored = new HashSet<>();
    private final Map<String, String> contents = new HashMap<>();
    private int untrustedComments;

    private Allowances(TrustedFiles files, TrustedConfig config) {
        this.files = files;
        this.config = config;
    }

    /** @throws IOException when the trusted source cannot be read */
    static Allowances read(TrustedFiles files) throws IOException {
        Allowances allowances = new Allowances(files, TrustedConfig.read(files));
        Optional<byte[]> ignore = files.read(IGNORE_FILE);
        ignore.ifPresent(content -> allowances.ignored.addAll(entries(content)));
        return allowances;
    }

    private static Set<String> entries(byte[] ignoreFile) {
        return new String(ignoreFile, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.strip().replace('\\', '/'))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toSet());
    }

    /** How many results a proposed {@code .gitleaksignore} would speak against that nothing speaks against now. */
    long ignoredBy(Path file, List<Sighting> sightings) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST_PROPOSAL) {
            return 0;
        }
        Set<String> proposed = entries(Files.readAllBytes(file));
        long count = 0;
        for (Sighting sighting : sightings) {
            String rule = RuleSet.name(sighting.leak().rule());
            if (isIgnored(proposed, sighting, rule) && listed(sighting) == null) {
                count++;
            }
        }
        return count;
    }

    TrustedConfig config() {
        return config;
    }

    /** How often a line allows itself, but the trusted ref has no such line. */
    int untrustedComments() {
        return untrustedComments;
    }

    /** @return what speaks against a result, and where that is written; null when nothing does */
    String against(Sighting sighting) throws IOException {
        String listed = listed(sighting);
        return listed == null ? comment(sighting) : listed;
    }

    private String listed(Sighting sighting) {
        String rule = RuleSet.name(sighting.leak().rule());
        if (isIgnored(ignored, sighting, rule)) {
            return said(IGNORE_FILE);
        }
        if (config.disabled().contains(rule)
                && !RuleSet.isOfRepository(sighting.leak().rule())) {
            return said(TrustedConfig.FILE) + ": disabledRules";
        }
        if (config.only() != null && !config.only().contains(rule)) {
            return said(TrustedConfig.FILE) + ": rules";
        }
        for (List<AllowList> lists :
                List.of(config.everywhere(), config.byRule().getOrDefault(rule, List.of()))) {
            for (AllowList list : lists) {
                if (list.allows(sighting)) {
                    String description = list.description().isBlank() ? "allowlist" : list.description();
                    return said(TrustedConfig.FILE) + ": " + ToolEnvironment.firstLine(description);
                }
            }
        }
        return null;
    }

    private String said(String file) {
        return file + " (" + files.origin() + ")";
    }

    private static boolean isIgnored(Set<String> entries, Sighting sighting, String rule) {
        for (String path : List.of(sighting.path(), sighting.topPath())) {
            String place = path + ":" + rule + ":" + sighting.leak().startLine();
            if (entries.contains(place)
                    || sighting.commit() != null
                            && entries.contains(sighting.commit().id() + ":" + place)) {
                return true;
            }
        }
        return false;
    }

    /** The comment counts where the trusted ref's version of the file has the very same lines. */
    private String comment(Sighting sighting) throws IOException {
        String block = sighting.evidence().block();
        if (block == null || !block.toLowerCase(Locale.ROOT).contains(COMMENT)) {
            return null;
        }
        List<String> trusted = lines(content(sighting.path()));
        if (java.util.Collections.indexOfSubList(trusted, lines(block)) >= 0) {
            return COMMENT + " (" + files.origin() + ")";
        }
        untrustedComments++;
        return null;
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\r?\n", -1)).map(String::strip).toList();
    }

    private String content(String path) throws IOException {
        String content = contents.get(path);
        if (content == null) {
            content = path.indexOf('\uFFFD') >= 0 ? "" : read(path);
            contents.put(path, content);
        }
        return content;
    }

    private String read(String path) throws IOException {
        try {
            return files.read(path)
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .orElse("");
        } catch (java.io.InterruptedIOException e) {
            throw e;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // A link or a directory there: then it has no such line.
            return "";
        }
    }
}
