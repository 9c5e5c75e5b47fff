package io.sekisho.cli.console;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Printable;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Text;

/** Speaks to the user in a language. Whatever a message quotes is made harmless first. */
public final class Console {
    private final CliContext context;
    private final Texts texts;

    public Console(CliContext context, Language language) {
        this.context = context;
        this.texts = new Texts(language);
    }

    /** In the language that the user asked for, else English. */
    public static Console of(CliContext context, CommonOptions options) {
        return of(context, options.language(), null);
    }

    /**
     * @param typed what the user asked for; null for what the configuration says
     * @param configured null for English
     */
    public static Console of(CliContext context, Language typed, Language configured) {
        return new Console(context, language(typed, configured));
    }

    /** The language that the user asked for, else the configuration's, else English; both may be null. */
    public static Language language(Language typed, Language configured) {
        if (typed != null) {
            return typed;
        }
        return configured == null ? Language.EN : configured;
    }

    public Language language() {
        return texts.language();
    }

    public String render(Text text) {
        return texts.render(Printable.of(text));
    }

    /** What the user asked for: standard output. */
    public void say(String code, Object... arguments) {
        say(Text.of(code, arguments));
    }

    /** What the user asked for: standard output. */
    public void say(Text text) {
        context.out().println(render(text));
    }

    /** Progress, warnings and errors: standard error. */
    public void warn(String code, Object... arguments) {
        warn(Text.of(code, arguments));
    }

    /** Progress, warnings and errors: standard error. */
    public void warn(Text text) {
        context.err().println(render(text));
    }
}
