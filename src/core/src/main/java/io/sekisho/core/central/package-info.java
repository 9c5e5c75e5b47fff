/** The security team's policy: getting it, knowing that it is theirs and not an older one, and keeping a verified copy. */
package io.sekisho.core.central;
