package io.sekisho.core.plan;

import io.sekisho.model.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files of a commit through its trees, and proves each object by its id. Git itself does not look whether a loose object is
 * what its name says, so who can write into a clone could otherwise put any text behind a commit's id.
 */
final class GitObjects {
    /** Whoever gives the bytes. */
    interface Source {
        byte[] read(String type, String id) throws GitException, InterruptedException;
    }

    /** @param mode as trees write it: 100644, 40000 … */
    record Entry(String mode, String id) {
        boolean isTree() {
            return mode.equals("40000");
        }

        boolean isFile() {
            return mode.startsWith("100");
        }
    }

    private final Source source;
    private final Map<String, Map<String, Entry>> trees = new LinkedHashMap<>();

    GitObjects(Source source) {
        this.source = source;
    }

    /** @return empty when that commit has no such path; the last part may be a file, a link or a directory */
    Optional<Entry> find(String commit, String path) throws GitException, InterruptedException {
        Entry at = new Entry("40000", root(commit));
        for (String name : path.split("/")) {
            if (name.isEmpty()) {
                continue;
            }
            if (!at.isTree()) {
                return Optional.empty();
            }
            at = tree(at.id()).get(name);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    byte[] blob(String id) throws GitException, InterruptedException {
        return proven("blob", id);
    }

    Map<String, Entry> tree(String id) throws GitException, InterruptedException {
        Map<String, Entry> known = trees.get(id);
        if (known == null) {
            known = parse(proven("tree", id), id.length() / 2);
            trees.put(id, known);
        }
        return known;
    }

    private String root(String commit) throws GitException, InterruptedException {
        String text = new String(proven("commit", commit), StandardCharsets.ISO_8859_1);
        String first = text.lines().findFirst().orElse("");
        if (!first.startsWith("tree ")) {
            throw damaged(commit);
        }
        return first.substring("tree ".length());
    }

    private static Map<String, Entry> parse(byte[] tree, int idLength) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        int at = 0;
        while (at < tree.length) {
            int space = indexOf(tree, (byte) ' ', at);
            int end = indexOf(tree, (byte) 0, space);
            String mode = new String(tree, at, space - at, StandardCharsets.US_ASCII);
            String name = new String(tree, space + 1, end - space - 1, StandardCharsets.UTF_8);
            entries.put(name, new Entry(mode, HexFormat.of().formatHex(tree, end + 1, end + 1 + idLength)));
            at = end + 1 + idLength;
        }
        return entries;
    }

    private static int indexOf(byte[] bytes, byte wanted, int from) {
        int at = from;
        while (bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private byte[] proven(String type, String id) throws GitException, InterruptedException {
        byte[] content = source.read(type, id);
        try {
            MessageDigest digest = MessageDigest.getInstance(id.length() == 40 ? "SHA-1" : "SHA-256");
            digest.update((type + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            if (!HexFormat.of().formatHex(digest.digest(content)).equals(id)) {
                throw damaged(id);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return content;
    }

    private static GitException damaged(String id) {
        return new GitException(Text.of("change.object-forged", id), Text.of("change.object-forged-step"), null);
    }
}
