package io.sekisho.core.trust;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which policy files a branch would change; {@link Proposed} tells what they say. */
final class Proposals {
    private static final int MAX_FILES = 100;
    static final String DIRECTORY = ".sekisho";
    private static final List<String> OTHERS = List.of(".gitleaks.toml", ".gitleaksignore");

    private Proposals() {}

    /** @return a note of the work tree's files that are not those in force; empty when all are the same */
    static List<Gap> of(Path root, TrustedFiles trusted) throws InterruptedIOException {
        TrustedFiles own = new ProposedFiles(root);
        List<String> changed = new ArrayList<>();
        for (String path : paths(own, trusted)) {
            if (differs(path, own, trusted)) {
                changed.add(path);
            }
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        Text message = Text.of("core.policy-proposed", String.join(", ", changed), trusted.origin());
        return List.of(new Gap(GapType.TOOL_NOTE, null, message, null, changed, changed.size()));
    }

    private static Set<String> paths(TrustedFiles own, TrustedFiles trusted) throws InterruptedIOException {
        Set<String> paths = new TreeSet<>();
        for (TrustedFiles files : List.of(own, trusted)) {
            try {
                files.names(DIRECTORY).stream()
                        .limit(MAX_FILES)
                        .filter(name -> !name.endsWith("~"))
                        .forEach(name -> paths.add(DIRECTORY + "/" + name));
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                continue; // whoever needs a file of it says so
            }
        }
        List<String> all = new ArrayList<>(paths);
        all.addAll(OTHERS);
        return new LinkedHashSet<>(all);
    }

    static boolean differs(String path, TrustedFiles own, TrustedFiles trusted) throws InterruptedIOException {
        Optional<String> inForce;
        try {
            inForce = trusted.read(path).map(Proposals::text);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return false; // whoever needs the file says so
        }
        try {
            return !own.read(path).map(Proposals::text).equals(inForce);
        } catch (IOException e) {
            return true;
        }
    }

    /** Git may write other line ends into the work tree than it keeps. Any bytes are text in this encoding. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }
}
