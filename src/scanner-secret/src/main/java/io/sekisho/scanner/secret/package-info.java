/** Gitleaks behind the scanner seam: provisioning, the run, and the translation of what it reports. */
package io.sekisho.scanner.secret;
