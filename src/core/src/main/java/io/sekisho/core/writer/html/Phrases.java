package io.sekisho.core.writer.html;

import io.sekisho.core.view.Wording;
import io.sekisho.model.Text;

/** Remembers what was said lately: a long page says the same thousands of times, and making a sentence takes its time. */
final class Phrases implements Wording {
    private static final int ROOM = 1 << 12;

    private record Said(Text text, String words) {}

    private final Wording wording;
    private final Said[] lately = new Said[ROOM];

    Phrases(Wording wording) {
        this.wording = wording;
    }

    @Override
    public String of(Text text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & ROOM - 1;
        Said before = lately[place];
        if (before == null || !before.text().equals(text)) {
            before = new Said(text, wording.of(text));
            lately[place] = before;
        }
        return before.words();
    }
}
