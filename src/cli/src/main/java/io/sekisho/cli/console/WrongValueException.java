package io.sekisho.cli.console;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Printable;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Text;
import picocli.CommandLine.TypeConversionException;

/** An option's or parameter's value is wrong, for a reason that can be said in the user's language. */
public final class WrongValueException extends TypeConversionException {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** @param typed the wrong value; becomes the text's first argument, before the others */
    public WrongValueException(String code, String typed, Object... arguments) {
        this(text(code, typed, arguments));
    }

    private WrongValueException(Text text) {
        super(new Texts(Language.EN).render(text));
        this.text = text;
    }

    private static Text text(String code, String typed, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = Printable.of(typed);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Text.of(code, all);
    }

    public Text text() {
        return text;
    }
}
