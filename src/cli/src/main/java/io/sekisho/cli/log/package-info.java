/** Where the tools' own talk goes: a log file of each run, and standard error when the user asks for it. */
package io.sekisho.cli.log;
