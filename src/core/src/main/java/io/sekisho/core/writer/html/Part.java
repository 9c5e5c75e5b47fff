package io.sekisho.core.writer.html;

/** A section of the page. */
interface Part {
    /** Its anchor; a message code {@code html.part-<id>} names it. */
    String id();

    /** Whether there is nothing to say. */
    boolean isEmpty();

    /** Its content, below its heading. */
    void write();
}
