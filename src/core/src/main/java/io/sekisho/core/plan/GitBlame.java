package io.sekisho.core.plan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads what {@code git blame --porcelain} prints. */
final class GitBlame {
    private GitBlame() {}

    /** @return seconds since 1970 by line */
    static Map<Integer, Long> times(byte[] porcelain) {
        Map<String, Long> byCommit = new HashMap<>();
        Map<Integer, String> byLine = new HashMap<>();
        String commit = "";
        for (String line : new String(porcelain, StandardCharsets.ISO_8859_1).split("\n")) {
            if (line.startsWith("\t")) {
                continue;
            }
            String[] words = line.split(" ");
            if (words[0].equals("committer-time")) {
                byCommit.put(commit, Long.parseLong(words[1]));
            } else if (words.length >= 3 && GitTarget.isId(words[0])) {
                commit = words[0];
                byLine.put(Integer.parseInt(words[2]), commit);
            }
        }
        Map<Integer, Long> times = new HashMap<>();
        byLine.forEach((line, id) -> {
            if (byCommit.containsKey(id)) {
                times.put(line, byCommit.get(id));
            }
        });
        return times;
    }
}
