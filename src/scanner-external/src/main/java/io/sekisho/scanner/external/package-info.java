/**
 * Results of other tools, handed over as SARIF 2.1.0. Readers are as tolerant as real tools' files require and as strict as a
 * gate requires: what cannot be read makes the scan incomplete.
 */
package io.sekisho.scanner.external;
