package io.sekisho.core.writer.vex;

import io.sekisho.core.writer.Edition;
import io.sekisho.core.writer.Format;
import java.util.regex.Pattern;

/** Under which package URL others know what was scanned. */
public final class Product {
    /** Without a value the project's name and commit are the product. */
    public static final Format.Option OPTION = new Format.Option(
            "product",
            "",
            Pattern.compile("(pkg:[a-zA-Z][a-zA-Z0-9.+-]*/[^\\s@?#]+(@[^\\s?#]+)?(\\?[^\\s#]+)?(#\\S+)?)?"),
            "pkg:maven/org.example/shop@1.2");

    private Product() {}

    public static String of(Edition edition) {
        String typed = edition.options().get(OPTION.name());
        return Purls.canonical(typed)
                .orElseGet(() -> Purls.of(edition.report().facts().project()));
    }
}
