/** The one way in which child processes are run. */
package io.sekisho.core.process;
