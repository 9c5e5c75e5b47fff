/** {@code sekisho scan}: from what the user typed to the report on disk. */
package io.sekisho.cli.scan;
