package io.sekisho.core.writer.table;

import io.sekisho.core.text.Line;
import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import java.util.regex.Pattern;

/** By which name a repository is known where many come together. */
public final class Repository {
    /** Without a value it is what the report says, else the directory's name. */
    public static final Format.Option OPTION =
            new Format.Option("repository", "", Pattern.compile("[^\\p{Cntrl}]{0,200}"), "group/shop");

    private static final int LONGEST = 200;

    private Repository() {}

    public static String of(Edition edition) {
        String typed = edition.options().get(OPTION.name()).strip();
        String name =
                Line.of(typed.isEmpty() ? edition.report().facts().project().identity() : typed, LONGEST);
        return name.isEmpty() ? "?" : name;
    }
}
