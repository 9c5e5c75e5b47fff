/** What the clouds' own consoles take in: AWS Security Hub and Google's Security Command Center. */
package io.sekisho.core.writer.cloud;
