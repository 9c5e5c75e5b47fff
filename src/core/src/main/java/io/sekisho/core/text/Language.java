package io.sekisho.core.text;

import java.util.Locale;

/** A language that reports come in. */
public enum Language {
    EN(Locale.ENGLISH),
    JA(Locale.JAPANESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The word used on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
