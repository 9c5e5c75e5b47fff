package io.sekisho.core.view;

import io.sekisho.model.Finding;
import io.sekisho.model.Occurrence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Names each occurrence for consumers that know no findings of many places. The name is made of the finding's fingerprint, the
 * file and the how-manieth in that file it is, so it survives moved lines as the fingerprint does.
 */
public final class OccurrenceIds {
    private static final int LENGTH = 40;

    private OccurrenceIds() {}

    /** One for each occurrence, in their order; 40 hexadecimal digits, unique in a report. */
    public static List<String> of(Finding finding) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> ids = new ArrayList<>(finding.occurrences().size());
        for (Occurrence occurrence : finding.occurrences()) {
            String path = occurrence.location().path();
            ids.add(hash(finding.fingerprint() + '\n' + path + '\n' + seen.merge(path, 1, Integer::sum)));
        }
        return ids;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
