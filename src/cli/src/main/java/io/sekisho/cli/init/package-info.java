/** {@code sekisho init}: looks at a repository and writes a starting set of policy files for it. */
package io.sekisho.cli.init;
