/** {@code sekisho database}: bring the vulnerability database up to date, look at it, pass it on, go back. */
package io.sekisho.cli.database;
