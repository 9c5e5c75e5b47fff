/** Reads what a key tells of itself: algorithm, length, passphrase. Knows neither scan nor report. */
package io.sekisho.scanner.secret.key;
