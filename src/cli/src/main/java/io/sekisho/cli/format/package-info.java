/** A report in the forms that its readers expect. */
package io.sekisho.cli.format;
