/** {@code sekisho hook}: a git hook that looks for secrets in what is about to be committed. */
package io.sekisho.cli.hook;
