package io.sekisho.cli.config;

import io.sekisho.cli.console.Choice;
import picocli.CommandLine.ITypeConverter;

/** Reads a format's word. */
final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String typed) {
        return new Choice<>(Format.values(), Format::key).convert(typed);
    }
}
