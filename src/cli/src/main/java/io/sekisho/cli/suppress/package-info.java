/** {@code sekisho suppress}: the list of reviewed exceptions. */
package io.sekisho.cli.suppress;
