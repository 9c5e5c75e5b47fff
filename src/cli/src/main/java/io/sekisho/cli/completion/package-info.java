/** {@code sekisho completion}: scripts that let a shell complete commands, options and their words. */
package io.sekisho.cli.completion;
