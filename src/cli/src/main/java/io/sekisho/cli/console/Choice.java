package io.sekisho.cli.console;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/** Reads one word of a closed choice; a wrong one is answered with those allowed. */
public final class Choice<T> implements ITypeConverter<T> {
    private final T[] values;
    private final Function<T, String> word;

    public Choice(T[] values, Function<T, String> word) {
        this.values = values.clone();
        this.word = word;
    }

    @Override
    public T convert(String typed) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> new WrongValueException(
                        "cli.wrong-choice",
                        typed,
                        Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
    }
}
