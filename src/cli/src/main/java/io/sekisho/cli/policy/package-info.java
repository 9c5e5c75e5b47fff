/** The central policy on the command line: which one applies, and {@code sekisho policy}, with which its owners sign it. */
package io.sekisho.cli.policy;
