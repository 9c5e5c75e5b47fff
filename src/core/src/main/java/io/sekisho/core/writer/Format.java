package io.sekisho.core.writer;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A format introduces itself. What it is for is the text {@code format.<id>}, what an option means {@code format.<id>-<option>}.
 *
 * @param id word used with {@code --to}, e.g. {@code sarif}
 * @param fileName used where a directory is named
 * @param standard what it follows, with version, e.g. {@code SARIF 2.1.0}
 * @param page where that is defined
 * @param options what a user may set; empty for most
 * @param companions names of the files beside it; empty for most
 */
public record Format(
        String id, String fileName, String standard, String page, List<Option> options, List<String> companions) {
    /**
     * Something that a user may set, by {@code --set <format>.<name>=VALUE} or {@code SEKISHO_<FORMAT>_<NAME>}.
     *
     * @param name one word
     * @param usual null where the user has to say
     * @param form what a value looks like as a whole
     * @param example of a value
     */
    public record Option(String name, String usual, Pattern form, String example) {
        public Option {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(form, "form");
            Objects.requireNonNull(example, "example");
        }
    }

    public Format {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(page, "page");
        options = List.copyOf(options);
        companions = List.copyOf(companions);
    }

    /** One that is one file. */
    public Format(String id, String fileName, String standard, String page, List<Option> options) {
        this(id, fileName, standard, page, options, List.of());
    }

    /** One that has nothing to set. */
    public Format(String id, String fileName, String standard, String page) {
        this(id, fileName, standard, page, List.of());
    }
}
