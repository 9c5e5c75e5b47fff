/** The seam to the scanners: what each is given and what it hands back. */
package io.sekisho.core.scan;
