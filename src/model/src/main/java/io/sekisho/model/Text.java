package io.sekisho.model;

import java.util.List;
import java.util.Objects;

/**
 * A sentence that is not yet in a language: a message code and its arguments. Whoever shows it renders it.
 *
 * @param code {@code bundle.key}, the part before the first dot names the message bundle
 * @param arguments inserted for {@code {0}}, {@code {1}} …; never contains a secret value
 */
public record Text(String code, List<String> arguments) {
    public Text {
        Objects.requireNonNull(code, "code");
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }

    /** Numbers and other arguments are kept in their plain, language-free form. */
    public static Text of(String code, Object... arguments) {
        String[] plain = new String[arguments.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = String.valueOf(arguments[i]);
        }
        return new Text(code, List.of(plain));
    }
}
