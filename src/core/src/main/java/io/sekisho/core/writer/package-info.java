/** The seam to report formats, one class a format. */
package io.sekisho.core.writer;
