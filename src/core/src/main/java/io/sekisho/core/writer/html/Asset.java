package io.sekisho.core.writer.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What is written as it is: our own files, and nothing else. */
enum Asset {
    STYLE("report.css"),
    SCRIPT("report.js");

    private final String content;

    Asset(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            content = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String content() {
        return content;
    }

    /** By which a Content Security Policy lets it through: {@code 'sha256-…'}. */
    String source() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
