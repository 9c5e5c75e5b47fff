/** What a person reads on the terminal after a scan: what matters, what to do first, the verdict, what was not seen. */
package io.sekisho.cli.summary;
