package io.sekisho.scanner.secret.key;

import java.util.Map;

/** Names and lengths by the identifiers that key files use. */
final class Algorithms {
    static final String UNKNOWN = "unknown";

    private static final int ED25519_BITS = 256;
    private static final int ED448_BITS = 456;

    /** Object identifiers in hexadecimal, as they are encoded. */
    private static final Map<String, String> BY_OBJECT_ID = Map.of(
            "2a864886f70d010101", "rsa",
            "2a864886f70d01010a", "rsa",
            "2a8648ce380401", "dsa",
            "2a8648ce3d0201", "ecdsa",
            "2a864886f70d010301", "dh",
            "2b6570", "ed25519",
            "2b6571", "ed448",
            "2b656e", "x25519",
            "2b656f", "x448");

    private static final Map<String, Integer> CURVES = Map.ofEntries(
            Map.entry("2a8648ce3d030101", 192),
            Map.entry("2a8648ce3d030107", 256),
            Map.entry("2b81040008", 160),
            Map.entry("2b81040009", 160),
            Map.entry("2b8104001e", 160),
            Map.entry("2b8104001f", 192),
            Map.entry("2b81040020", 224),
            Map.entry("2b81040021", 224),
            Map.entry("2b8104000a", 256),
            Map.entry("2b81040022", 384),
            Map.entry("2b81040023", 521),
            Map.entry("2b2403030208010107", 256),
            Map.entry("2b240303020801010b", 384),
            Map.entry("2b240303020801010d", 512));

    private Algorithms() {}

    static String name(String objectId) {
        return BY_OBJECT_ID.getOrDefault(objectId, UNKNOWN);
    }

    /** Of algorithms that have one length only; 0 for the others. */
    static int fixedBits(String name) {
        return switch (name) {
            case "ed25519", "x25519" -> ED25519_BITS;
            case "ed448", "x448" -> ED448_BITS;
            default -> 0;
        };
    }

    /** Parameters of an elliptic curve: named, or written out with the prime of the field. */
    static int curveBits(Der parameters) {
        if (parameters.tag() == Der.OBJECT_ID) {
            return CURVES.getOrDefault(parameters.in(Der.OBJECT_ID).hex(), 0);
        }
        if (parameters.tag() != Der.SEQUENCE) {
            return 0;
        }
        Der explicit = parameters.in(Der.SEQUENCE);
        explicit.in(Der.INTEGER);
        Der field = explicit.in(Der.SEQUENCE);
        field.in(Der.OBJECT_ID);
        return field.tag() == Der.INTEGER ? field.in(Der.INTEGER).bits() : 0;
    }
}
