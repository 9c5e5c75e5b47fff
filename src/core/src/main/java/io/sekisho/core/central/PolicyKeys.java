package io.sekisho.core.central;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public keys of those who may sign: several while one replaces another.
 *
 * @param keys Ed25519 (RFC 8032)
 */
public record PolicyKeys(List<PublicKey> keys) {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    /** SubjectPublicKeyInfo of an Ed25519 key, up to the key itself (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    public PolicyKeys {
        keys = List.copyOf(keys);
    }

    /**
     * @param text PEM blocks, or base64 of the key (with or without its X.509 frame); several apart by spaces, commas or lines
     * @param from where it is written, for the message
     */
    static PolicyKeys parse(String text, String from) throws PolicyException {
        if (text.contains("PRIVATE KEY")) {
            throw PolicyException.of("key-private", from);
        }
        List<String> encoded = new ArrayList<>();
        Matcher pem = PEM.matcher(text);
        while (pem.find()) {
            encoded.add(pem.group(1).replaceAll("\\s", ""));
        }
        String rest = PEM.matcher(text).replaceAll(" ").strip();
        if (!rest.isEmpty()) {
            encoded.addAll(List.of(rest.split("[\\s,]+")));
        }
        List<PublicKey> keys = new ArrayList<>();
        for (String one : encoded) {
            keys.add(key(one).orElseThrow(() -> PolicyException.of("key-form", from)));
        }
        if (keys.isEmpty()) {
            throw PolicyException.of("key-form", from);
        }
        return new PolicyKeys(keys);
    }

    private static Optional<PublicKey> key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == KEY_BYTES) {
                byte[] framed = new byte[PREFIX.length + KEY_BYTES];
                System.arraycopy(PREFIX, 0, framed, 0, PREFIX.length);
                System.arraycopy(bytes, 0, framed, PREFIX.length, KEY_BYTES);
                bytes = framed;
            }
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** A short name for a key, to compare by eye. */
    public static String id(PublicKey key) {
        return Hash.sha256(key.getEncoded()).substring(0, 16);
    }

    /**
     * @param signature as its file has it: 64 bytes, or base64 of them
     * @return the id of the key that made it; empty when none of these did
     */
    public Optional<String> signer(byte[] content, byte[] signature) {
        byte[] raw = raw(signature);
        for (PublicKey key : keys) {
            if (raw.length == SIGNATURE_BYTES && verifies(key, content, raw)) {
                return Optional.of(id(key));
            }
        }
        return Optional.empty();
    }

    private static boolean verifies(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature that is none, such as one outside the group.
            return false;
        }
    }

    private static byte[] raw(byte[] file) {
        if (file.length == SIGNATURE_BYTES) {
            return file;
        }
        try {
            return Base64.getMimeDecoder().decode(new String(file, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
