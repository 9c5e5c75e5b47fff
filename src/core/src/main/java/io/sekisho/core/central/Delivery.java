package io.sekisho.core.central;

import io.sekisho.core.fetch.Fetched.Validators;

/**
 * What a source gave.
 *
 * @param content the policy
 * @param signature null when none was asked for, or there is none
 * @param validators to ask with the next time
 */
record Delivery(byte[] content, byte[] signature, Validators validators) {}
