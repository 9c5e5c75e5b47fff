/** {@code sekisho explain}: why one finding blocks or not, and what un-blocks it. */
package io.sekisho.cli.explain;
