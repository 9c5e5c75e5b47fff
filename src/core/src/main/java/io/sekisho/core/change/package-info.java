/** What git says of a change: the base it is compared with, touched lines and files, renames, dates. */
package io.sekisho.core.change;
