package io.sekisho.cli.init;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.model.Text;
import java.util.stream.Collectors;

/** Explanations inside the files that are written, in the user's language. */
final class Comments {
    private static final int WIDTH = 96;

    private final Console console;

    Comments(Console console) {
        this.console = console;
    }

    /** Lines that each begin with a number sign, the last one without a line end. */
    String of(String code, Object... arguments) {
        return of("# ", code, arguments);
    }

    String of(String sign, String code, Object... arguments) {
        return Columns.wrap(console.render(Text.of(code, arguments)), WIDTH).stream()
                .map(line -> sign + line)
                .collect(Collectors.joining("\n"));
    }

    String language() {
        return console.language().key();
    }
}
