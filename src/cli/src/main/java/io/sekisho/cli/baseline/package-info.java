/** {@code sekisho baseline}: writes, prunes and shows the list of accepted debt. */
package io.sekisho.cli.baseline;
