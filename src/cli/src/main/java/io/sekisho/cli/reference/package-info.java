/** What is typed about the reference, and the history that is written beside a report. */
package io.sekisho.cli.reference;
