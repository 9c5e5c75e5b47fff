package io.sekisho.core.view;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Printable;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Text;

/** Says a sentence in a reader's language. What it quotes is on one line and moves no cursor; the format's own escaping is yet to come. */
@FunctionalInterface
public interface Wording {
    String of(Text text);

    default String of(String code, Object... arguments) {
        return of(Text.of(code, arguments));
    }

    static Wording in(Language language) {
        Texts texts = new Texts(language);
        return text -> texts.render(Printable.of(text));
    }
}
