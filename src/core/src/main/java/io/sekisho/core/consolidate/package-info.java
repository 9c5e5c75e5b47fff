/** Raw results become findings: severity, fingerprint, folding, order. Nothing that a scanner reported is dropped here. */
package io.sekisho.core.consolidate;
