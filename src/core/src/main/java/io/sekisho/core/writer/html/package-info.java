/**
 * The page that a developer opens. {@code Markup} is the only way to put anything on it, and it escapes; {@code Page} is what all
 * parts share; each {@code Part} is a section of the page.
 */
package io.sekisho.core.writer.html;
