package io.sekisho.core.writer.html;

import io.sekisho.model.SuppressedOccurrence;

/** Why a place does not count, who says so, and until when. */
final class Reason {
    private Reason() {}

    static String of(Page page, SuppressedOccurrence suppressed) {
        String until = suppressed.expires() == null
                ? page.text("html.suppressed-forever", suppressed.source())
                : page.text("explain.suppressed-until", suppressed.source(), suppressed.expires());
        String why = suppressed.explanation();
        return why == null || why.isBlank() ? until : page.text("html.suppressed-because", until, why);
    }
}
