/** Shows on standard error how the scan goes on: a block that redraws itself on a terminal, lines in a CI log. */
package io.sekisho.cli.progress;
