package io.sekisho.core.central;

import io.sekisho.model.Text;

/** Whether what came is what was pinned or signed. */
final class Proof {
    private Proof() {}

    /** @return how it was verified; null when it could not be */
    static String of(PolicyReference reference, Delivery delivery) {
        if (reference.sha256() != null && !reference.sha256().equals(Hash.sha256(delivery.content()))) {
            return null;
        }
        if (reference.keys() == null) {
            return reference.sha256() == null ? "none" : "sha256";
        }
        if (delivery.signature() == null) {
            return null;
        }
        String signer = reference
                .keys()
                .signer(delivery.content(), delivery.signature())
                .orElse(null);
        return signer == null ? null : "key " + signer;
    }

    static boolean holds(PolicyReference reference, PolicyCopy copy) {
        return of(reference, new Delivery(copy.content(), copy.signature(), copy.validators())) != null;
    }

    /** Why {@link #of} says null. */
    static Text missing(PolicyReference reference, Delivery delivery) {
        String actual = Hash.sha256(delivery.content());
        if (reference.sha256() != null && !reference.sha256().equals(actual)) {
            return Text.of("central.wrong-hash", reference.shown(), actual, reference.sha256());
        }
        return delivery.signature() == null
                ? Text.of("central.no-signature", reference.shown())
                : Text.of("central.wrong-signature", reference.shown());
    }
}
