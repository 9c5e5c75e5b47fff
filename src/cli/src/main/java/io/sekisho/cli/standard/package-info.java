/** {@code sekisho standard}: how projects stand against a written standard. */
package io.sekisho.cli.standard;
