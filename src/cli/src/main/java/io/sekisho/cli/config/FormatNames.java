package io.sekisho.cli.config;

import java.util.Iterator;
import java.util.stream.Stream;

/** The words for a format, for shells to complete. */
final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Stream.of(Format.values()).map(Format::key).iterator();
    }
}
