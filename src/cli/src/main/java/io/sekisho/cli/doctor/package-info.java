/** {@code sekisho doctor}: what a scan would miss on this machine, and how to mend it, on one screen. */
package io.sekisho.cli.doctor;
