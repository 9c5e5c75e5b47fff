/** Commands that make other files of reports: further formats, one report of several. */
package io.sekisho.cli.report;
