/** A written standard, and which findings give evidence against its items. */
package io.sekisho.core.standard;
