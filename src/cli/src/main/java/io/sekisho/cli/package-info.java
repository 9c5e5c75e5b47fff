/** The command line: starts the process, names what plugs in, ends with a code. */
package io.sekisho.cli;
