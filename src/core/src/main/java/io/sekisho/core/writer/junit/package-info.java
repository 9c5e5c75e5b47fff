/** JUnit's XML, which every CI system shows. */
package io.sekisho.core.writer.junit;
