/** Takes other tools' suppressions over, and tells others in VEX what Sekisho's own say. */
package io.sekisho.cli.suppress.exchange;
