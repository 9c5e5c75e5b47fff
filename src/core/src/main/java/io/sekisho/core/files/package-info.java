/** Where we keep things, and how a file is written so that a crash leaves no half. */
package io.sekisho.core.files;
