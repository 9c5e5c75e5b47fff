/** Gets small files from addresses and paths: bounded in size and time, and without a credential in any message. */
package io.sekisho.core.fetch;
