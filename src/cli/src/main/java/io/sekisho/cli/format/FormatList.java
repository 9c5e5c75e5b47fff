package io.sekisho.cli.format;

import io.sekisho.core.view.Wording;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;

/** The formats as help lists them. */
public final class FormatList {
    private FormatList() {}

    /** One line a format, two spaces in front. */
    public static String of(Formats formats, Wording wording) {
        int width = formats.ids().stream().mapToInt(String::length).max().orElse(0) + 2;
        StringBuilder list = new StringBuilder();
        for (ReportWriter writer : formats.writers()) {
            Format format = writer.format();
            list.append(String.format("  %-" + width + "s", format.id()))
                    .append(wording.of("format." + format.id()))
                    .append('\n');
            for (Format.Option option : format.options()) {
                list.append(" ".repeat(width + 4))
                        .append("--set ")
                        .append(format.id())
                        .append('.')
                        .append(option.name())
                        .append('=')
                        .append(option.usual() == null ? option.example() : option.usual())
                        .append("  ")
                        .append(wording.of("format." + format.id() + "-" + option.name()))
                        .append('\n');
            }
        }
        return list.toString();
    }
}
