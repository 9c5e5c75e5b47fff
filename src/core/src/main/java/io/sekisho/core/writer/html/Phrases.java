package io.sekisho.core.writer.html;

import io.sekisho.core.view.Wording;
import io.sekisho.model.Text;
import java.util.HashMap;
import java.util.Map;

/** Remembers labels, which a long page says thousands of times. */
final class Phrases implements Wording {
    private static final int MOST = 500;

    private final Wording wording;
    private final Map<String, String> labels = new HashMap<>();

    Phrases(Wording wording) {
        this.wording = wording;
    }

    @Override
    public String of(Text text) {
        if (!text.arguments().isEmpty()) {
            return wording.of(text);
        }
        String known = labels.get(text.code());
        if (known != null) {
            return known;
        }
        String said = wording.of(text);
        if (labels.size() < MOST) {
            labels.put(text.code(), said);
        }
        return said;
    }
}
