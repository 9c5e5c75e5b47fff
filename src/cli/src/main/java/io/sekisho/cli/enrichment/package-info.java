/** {@code sekisho enrichment}: the lists of known exploited and of probably exploited vulnerabilities. */
package io.sekisho.cli.enrichment;
