package io.sekisho.scanner.external;

import io.sekisho.model.Remedy;
import io.sekisho.model.Vulnerability;

/**
 * What a result says of a published vulnerability.
 *
 * @param vulnerability null when it is about none
 * @param remedy null when it says nothing of a fix; without a fixed version when it says that there is none
 */
record Advisory(Vulnerability vulnerability, Remedy remedy) {
    static final Advisory NONE = new Advisory(null, null);
}
