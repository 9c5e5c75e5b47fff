package io.sekisho.core.consolidate;

import io.sekisho.model.Severity;
import io.sekisho.model.Text;

/**
 * What the severity table says of one raw result.
 *
 * @param severity the row's
 * @param reason which row, and on what ground
 */
public record Grade(Severity severity, Text reason) {}
