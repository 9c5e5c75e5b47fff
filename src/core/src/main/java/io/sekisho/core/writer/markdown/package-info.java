/** Markdown, for job summaries, wikis and mails. */
package io.sekisho.core.writer.markdown;
