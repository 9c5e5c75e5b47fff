package io.sekisho.core.trust;

import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a branch would change in the policy by which it is judged, so that its reviewers see it. */
final class Proposals {
    private static final int MAX_BYTES = 8 << 20;
    private static final List<String> FILES = List.of(
            SettingsReader.CONFIG,
            SettingsReader.SUPPRESSIONS,
            SettingsReader.SEVERITIES,
            ".gitleaks.toml",
            ".gitleaksignore");

    private Proposals() {}

    /** @return a note of the work tree's files that are not those in force; empty when all are the same */
    static List<Gap> of(Path root, TrustedFiles trusted) throws InterruptedIOException {
        TrustedFiles own = new WorkTreeFiles(root);
        List<String> changed = new ArrayList<>();
        for (String path : FILES) {
            if (differs(path, own, trusted, root)) {
                changed.add(path);
            }
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        Text message = Text.of("core.policy-proposed", String.join(", ", changed), trusted.origin());
        return List.of(new Gap(GapType.TOOL_NOTE, null, message, null, changed, changed.size()));
    }

    private static boolean differs(String path, TrustedFiles own, TrustedFiles trusted, Path root)
            throws InterruptedIOException {
        Optional<String> inForce;
        try {
            inForce = trusted.read(path).map(Proposals::text);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return false; // whoever needs the file says so
        }
        try {
            Path file = root.resolve(path);
            boolean huge = Files.isRegularFile(file) && Files.size(file) > MAX_BYTES;
            return huge || !own.read(path).map(Proposals::text).equals(inForce);
        } catch (IOException e) {
            return true;
        }
    }

    /** Git may write other line ends into the work tree than it keeps. Any bytes are text in this encoding. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }
}
