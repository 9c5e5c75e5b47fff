package io.sekisho.scanner.secret.key;

import io.sekisho.model.KeyDetail;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a key says of itself. Headers and lengths only: no number of a key is looked at, nothing is kept, what was decoded is
 * overwritten, and no exception carries any of it. Text from a project is hostile: what is too long, cut off or of no known form
 * has no detail.
 */
public final class Keys {
    private static final int LONGEST = 1 << 16;
    private static final Pattern BEGIN =
            Pattern.compile("(?i)-----BEGIN[ \\t]+([A-Z0-9 _-]{0,100}?)PRIVATE KEY( BLOCK)?-----");
    private static final Pattern PUBLIC_KEY = Pattern.compile("AAAA[A-Za-z0-9+/]{20,20000}");
    private static final Pattern PUTTY_TYPE = Pattern.compile("PuTTY-User-Key-File-[0-9]: *([a-z0-9@.-]{1,60})");
    private static final Pattern PUTTY_ENCRYPTION = Pattern.compile("(?m)^Encryption: *([a-z0-9-]{1,40})");
    private static final Pattern PUTTY_LINES = Pattern.compile("(?m)^Public-Lines: *([0-9]{1,3})\r?$");
    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FEWEST = 16;

    private Keys() {}

    /**
     * @param text a private key as it stands in a file: PEM, OpenSSH or PuTTY, with its lines as they are, indented, quoted or
     *     joined by {@code \n}; also all of it in Base64
     * @return null when it is of no known form
     */
    public static KeyDetail ofPrivate(String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        try {
            if (text.contains("PuTTY-User-Key-File-")) {
                return putty(text);
            }
            Matcher begin = BEGIN.matcher(text);
            if (begin.find()) {
                return pem(begin.group(1).strip().toUpperCase(Locale.ROOT), begin.group(2) != null, text, begin.end());
            }
            return encoded(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** @return what an SSH public key in the text tells of itself; null when there is none that can be read */
    public static KeyDetail ofPublic(String text) {
        Matcher matcher = text == null ? null : PUBLIC_KEY.matcher(text);
        if (matcher == null || !matcher.find()) {
            return null;
        }
        byte[] blob = decode(matcher.group().getBytes(StandardCharsets.ISO_8859_1));
        try {
            SshBlob.Parts key = new SshBlob(blob, 0, blob.length).key();
            return new KeyDetail(key.name(), key.bits(), null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static KeyDetail encoded(String text) {
        byte[] raw = body(text, 0, text.length());
        byte[] decoded = decode(raw);
        try {
            // One level only: whoever wraps a key twice is not helped by knowing its length.
            String inner = new String(decoded, StandardCharsets.ISO_8859_1);
            return BEGIN.matcher(inner).find() ? ofPrivate(inner) : null;
        } finally {
            Der.clear(raw);
            Der.clear(decoded);
        }
    }

    private static KeyDetail pem(String label, boolean block, String text, int from) {
        if (block) {
            return new KeyDetail("pgp", 0, null);
        }
        int end = text.indexOf("-----END", from);
        String rest = text.substring(from, end < 0 ? text.length() : end);
        boolean encrypted = Pattern.compile("Proc-Type:[^\n\\\\]{0,40}ENCRYPTED")
                        .matcher(rest)
                        .find()
                || rest.contains("DEK-Info:");
        byte[] raw = body(rest, 0, rest.length());
        byte[] der = decode(raw);
        try {
            if (der.length < FEWEST) {
                return null;
            }
            return switch (label) {
                case "RSA" -> encrypted ? new KeyDetail("rsa", 0, true) : rsa(new Der(der));
                case "DSA" -> encrypted ? new KeyDetail("dsa", 0, true) : dsa(new Der(der));
                case "EC" -> encrypted ? new KeyDetail("ecdsa", 0, true) : ec(new Der(der), 0);
                case "ENCRYPTED" -> pkcs8Encrypted(new Der(der));
                case "OPENSSH" -> openSsh(der);
                case "" -> pkcs8(new Der(der));
                default -> null;
            };
        } finally {
            Der.clear(raw);
            Der.clear(der);
        }
    }

    private static KeyDetail rsa(Der der) {
        return new KeyDetail("rsa", secondNumber(der), false);
    }

    private static KeyDetail dsa(Der der) {
        return new KeyDetail("dsa", secondNumber(der), false);
    }

    /** Behind the version: the modulus of RSA, the prime of DSA. */
    private static int secondNumber(Der der) {
        Der key = der.in(Der.SEQUENCE);
        key.in(Der.INTEGER);
        return key.in(Der.INTEGER).bits();
    }

    private static KeyDetail ec(Der der, int named) {
        Der key = der.in(Der.SEQUENCE);
        key.in(Der.INTEGER);
        int octets = key.in(Der.OCTETS).size();
        int bits = named;
        if (bits == 0 && key.tag() == 0xA0) {
            bits = Algorithms.curveBits(key.in(0xA0));
        }
        return new KeyDetail("ecdsa", bits == 0 ? octets * 8 : bits, false);
    }

    private static KeyDetail pkcs8Encrypted(Der der) {
        Der key = der.in(Der.SEQUENCE);
        key.in(Der.SEQUENCE).in(Der.OBJECT_ID);
        key.in(Der.OCTETS);
        return new KeyDetail(Algorithms.UNKNOWN, 0, true);
    }

    private static KeyDetail pkcs8(Der der) {
        Der key = der.in(Der.SEQUENCE);
        key.in(Der.INTEGER);
        Der algorithm = key.in(Der.SEQUENCE);
        String name = Algorithms.name(algorithm.in(Der.OBJECT_ID).hex());
        Der inner = key.in(Der.OCTETS);
        return switch (name) {
            case "rsa" -> rsa(inner);
            case "ecdsa" -> ec(inner, Algorithms.curveBits(algorithm));
            case "dsa", "dh" ->
                new KeyDetail(
                        name,
                        algorithm.tag() == Der.SEQUENCE
                                ? algorithm.in(Der.SEQUENCE).in(Der.INTEGER).bits()
                                : 0,
                        false);
            default -> new KeyDetail(name, Algorithms.fixedBits(name), false);
        };
    }

    /** The public half stands in front, in the clear, whether the private one is encrypted or not. */
    private static KeyDetail openSsh(byte[] data) {
        if (data.length < OPENSSH.length || !Arrays.equals(OPENSSH, 0, OPENSSH.length, data, 0, OPENSSH.length)) {
            return null;
        }
        SshBlob file = new SshBlob(data, OPENSSH.length, data.length);
        boolean encrypted = !file.text().equals("none");
        file.text();
        file.text();
        if (file.number() < 1) {
            return null;
        }
        SshBlob.Parts key = file.blob().key();
        return new KeyDetail(key.name(), key.bits(), encrypted);
    }

    private static KeyDetail putty(String text) {
        Matcher type = PUTTY_TYPE.matcher(text);
        Matcher encryption = PUTTY_ENCRYPTION.matcher(text);
        Matcher lines = PUTTY_LINES.matcher(text);
        if (!type.find() || !encryption.find() || !lines.find()) {
            return null;
        }
        int end = lines.end();
        for (int i = 0; i <= Integer.parseInt(lines.group(1)) && end >= 0; i++) {
            end = text.indexOf('\n', end + (i == 0 ? 0 : 1));
        }
        byte[] blob = decode(body(text, lines.end(), end < 0 ? text.length() : end));
        SshBlob.Parts key = new SshBlob(blob, 0, blob.length).key();
        return new KeyDetail(key.name(), key.bits(), !encryption.group(1).equals("none"));
    }

    /** The Base64 of a key, out of whatever else its lines have: indentation, quotes, string concatenation, headers. */
    private static byte[] body(String text, int from, int to) {
        byte[] body = new byte[to - from];
        int length = 0;
        for (String line : text.substring(from, to).split("\r|\n|\\\\r|\\\\n")) {
            int best = 0;
            int bestLength = 1;
            int run = 0;
            for (int i = 0; i <= line.length(); i++) {
                if (i == line.length() || !isBase64(line.charAt(i))) {
                    if (i - run > bestLength) {
                        best = run;
                        bestLength = i - run;
                    }
                    run = i + 1;
                }
            }
            if (bestLength > 1 && line.indexOf(':') < 0) {
                for (int i = best; i < best + bestLength; i++) {
                    body[length++] = (byte) line.charAt(i);
                }
            }
        }
        byte[] exact = Arrays.copyOf(body, length);
        Der.clear(body);
        return exact;
    }

    private static boolean isBase64(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
    }

    private static byte[] decode(byte[] base64) {
        int length = base64.length;
        while (length > 0 && base64[length - 1] == '=') {
            length--;
        }
        byte[] plain = Arrays.copyOf(base64, length);
        try {
            return Base64.getDecoder().decode(plain);
        } finally {
            Der.clear(plain);
        }
    }
}
