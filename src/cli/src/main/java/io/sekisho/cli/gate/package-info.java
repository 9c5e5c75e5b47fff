/** {@code sekisho gate}: judges an existing report anew. */
package io.sekisho.cli.gate;
