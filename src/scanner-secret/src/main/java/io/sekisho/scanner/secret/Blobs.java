package io.sekisho.scanner.secret;

import io.sekisho.core.plan.GitException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads many objects of a repository with few processes and little memory. */
final class Blobs {
    private static final long AT_ONCE = 16L << 20;
    private static final int MOST_AT_ONCE = 2000;
    /** A larger file's lines are not looked at; what was found in it is still reported. */
    static final long LARGEST = 100_000_000L;

    private final PrivateRepository git;

    Blobs(PrivateRepository git) {
        this.git = git;
    }

    /**
     * @param names what git calls them ({@code <id>}, {@code <commit>:<path>}), one character a byte
     * @param reader gets name and content, one character a byte; not called for what does not exist or is too large
     * @return names of what is there, but too large
     */
    Set<String> read(Collection<String> names, BiConsumer<String, String> reader)
            throws GitException, InterruptedException {
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> fed = new ArrayList<>();
        for (String name : names) {
            if (name.indexOf('\n') < 0) {
                fed.add(name);
            } else {
                // Names are fed line by line: this one must be asked for by itself.
                resolve(name, ids);
            }
        }
        Map<String, Long> sizes = sizes(List.copyOf(ids.values()), new LinkedHashMap<>());
        sizes.putAll(sizes(fed, ids));
        Map<String, List<String>> byId = new LinkedHashMap<>();
        ids.forEach(
                (name, id) -> byId.computeIfAbsent(id, any -> new ArrayList<>()).add(name));
        Set<String> tooLarge = new LinkedHashSet<>();
        List<String> batch = new ArrayList<>();
        long size = 0;
        for (String id : byId.keySet()) {
            long its = sizes.getOrDefault(id, 0L);
            if (its > LARGEST) {
                tooLarge.addAll(byId.get(id));
                continue;
            }
            if (!batch.isEmpty() && (size + its > AT_ONCE || batch.size() == MOST_AT_ONCE)) {
                contents(batch, byId, reader);
                batch.clear();
                size = 0;
            }
            batch.add(id);
            size += its;
        }
        contents(batch, byId, reader);
        return tooLarge;
    }

    /** @return those of the blobs that {@link #read} would pass over */
    Set<String> tooLarge(Collection<String> ids) throws GitException, InterruptedException {
        Map<String, Long> sizes = sizes(List.copyOf(ids), new LinkedHashMap<>());
        sizes.values().removeIf(size -> size <= LARGEST);
        return sizes.keySet();
    }

    /** @return those of the blobs that are not there */
    Set<String> missing(Collection<String> ids) throws GitException, InterruptedException {
        Set<String> missing = new LinkedHashSet<>(ids);
        missing.removeAll(sizes(List.copyOf(ids), new LinkedHashMap<>()).keySet());
        return missing;
    }

    private void resolve(String name, Map<String, String> ids) throws GitException, InterruptedException {
        int colon = name.indexOf(':');
        String path = name.substring(colon + 1);
        // Exact names only: ls-tree would take it for a pattern.
        for (String entry : PrivateRepository.zeroTerminated(
                git.bytes("ls-tree", "-r", "-z", "--full-tree", name.substring(0, colon)))) {
            if (entry.endsWith("\t" + path)) {
                ids.put(name, entry.split("[ \t]")[2]);
            }
        }
    }

    private Map<String, Long> sizes(List<String> names, Map<String, String> ids)
            throws GitException, InterruptedException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return sizes;
        }
        String[] lines =
                new String(git.fed(input(names), "cat-file", "--batch-check"), StandardCharsets.ISO_8859_1).split("\n");
        for (int i = 0; i < names.size(); i++) {
            // "<id> <type> <size>", else "<name> missing"
            String[] fields = lines[i].split(" ");
            if (fields.length == 3 && fields[2].matches("[0-9]+") && !fields[1].equals("tree")) {
                ids.put(names.get(i), fields[0]);
                sizes.put(fields[0], Long.parseLong(fields[2]));
            }
        }
        return sizes;
    }

    private void contents(List<String> ids, Map<String, List<String>> byId, BiConsumer<String, String> reader)
            throws GitException, InterruptedException {
        if (ids.isEmpty()) {
            return;
        }
        byte[] out = git.fed(input(ids), "cat-file", "--batch");
        int at = 0;
        for (String id : ids) {
            int end = at;
            while (end < out.length && out[end] != '\n') {
                end++;
            }
            String[] fields = new String(out, at, end - at, StandardCharsets.ISO_8859_1).split(" ");
            at = end + 1;
            if (fields.length == 3) {
                int size = Integer.parseInt(fields[2]);
                String content = new String(out, at, size, StandardCharsets.ISO_8859_1);
                byId.get(id).forEach(name -> reader.accept(name, content));
                at += size + 1;
            }
        }
    }

    private static byte[] input(List<String> names) {
        return (String.join("\n", names) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
