/** What all commands share: the world they run in, how they end, how they speak. */
package io.sekisho.cli.console;
