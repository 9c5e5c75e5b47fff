/** From where the repository's own policy files are read, so that the author of a change cannot have changed them. */
package io.sekisho.core.trust;
