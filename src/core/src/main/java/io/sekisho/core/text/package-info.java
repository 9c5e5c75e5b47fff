/** Message codes become sentences here, in English or Japanese. */
package io.sekisho.core.text;
