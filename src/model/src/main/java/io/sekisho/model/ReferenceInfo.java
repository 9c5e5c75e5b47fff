package io.sekisho.model;

import java.time.Instant;

/**
 * The earlier report that was compared with.
 *
 * @param commit that it was made of; null outside git
 * @param branch that it was made of; null when not known
 * @param scannedAt when it was made
 */
public record ReferenceInfo(String commit, String branch, Instant scannedAt) {}
