package io.sekisho.scanner.secret.key;

import java.nio.charset.StandardCharsets;

/** A public key as SSH writes it (RFC 4253, 6.6): texts and numbers, each behind its length. */
final class SshBlob {
    private static final int LONGEST = 1 << 16;

    private final byte[] data;
    private final int end;
    private int at;

    SshBlob(byte[] data, int from, int to) {
        this.data = data;
        this.at = from;
        this.end = to;
    }

    /** Steps over the next part and returns where it begins; it ends where the reader is now. */
    private int part() {
        int length = number();
        if (length < 0 || length > LONGEST || length > end - at) {
            throw new IllegalArgumentException("cut off");
        }
        at += length;
        return at - length;
    }

    int number() {
        if (end - at < 4) {
            throw new IllegalArgumentException("cut off");
        }
        int number = 0;
        for (int i = 0; i < 4; i++) {
            number = number << 8 | data[at++] & 0xFF;
        }
        return number;
    }

    String text() {
        int from = part();
        return new String(data, from, at - from, StandardCharsets.ISO_8859_1);
    }

    SshBlob blob() {
        int from = part();
        return new SshBlob(data, from, at);
    }

    private int bits() {
        int from = part();
        return Der.bits(data, from, at);
    }

    /**
     * Algorithm and length.
     *
     * @param name in lower case
     * @param bits 0 when unknown
     */
    record Parts(String name, int bits) {}

    Parts key() {
        String type = text();
        switch (type) {
            case "ssh-rsa" -> {
                part();
                return new Parts("rsa", bits());
            }
            case "ssh-dss" -> {
                return new Parts("dsa", bits());
            }
            case "ssh-ed25519", "sk-ssh-ed25519@openssh.com" -> {
                return new Parts("ed25519", Algorithms.fixedBits("ed25519"));
            }
            case "ssh-ed448" -> {
                return new Parts("ed448", Algorithms.fixedBits("ed448"));
            }
            default -> {
                String curve = type.startsWith("ecdsa-sha2-") || type.startsWith("sk-ecdsa-sha2-") ? text() : "";
                return curve.matches("nistp(256|384|521)")
                        ? new Parts("ecdsa", Integer.parseInt(curve.substring("nistp".length())))
                        : new Parts(Algorithms.UNKNOWN, 0);
            }
        }
    }
}
