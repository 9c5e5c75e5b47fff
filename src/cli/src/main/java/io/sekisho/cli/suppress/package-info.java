/** {@code sekisho suppress}: reviewed exceptions, written, shown, checked, brought in from other tools and handed on as VEX. */
package io.sekisho.cli.suppress;
