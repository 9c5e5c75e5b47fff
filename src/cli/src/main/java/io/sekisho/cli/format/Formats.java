package io.sekisho.cli.format;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.Nearest;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Text;
import java.util.List;

/** All formats, in the order in which help and documentation list them. */
public record Formats(List<ReportWriter> writers) {
    public Formats {
        writers = List.copyOf(writers);
    }

    /** Words for {@code --to}. */
    public List<String> ids() {
        return writers.stream().map(writer -> writer.format().id()).toList();
    }

    /** @throws CommandException exit code 2: there is no such format; lists those that are */
    ReportWriter named(String id) throws CommandException {
        for (ReportWriter writer : writers) {
            if (writer.format().id().equals(id)) {
                return writer;
            }
        }
        Text step = Nearest.of(id, ids())
                .map(near -> Text.of("report.format-near", near))
                .orElse(Text.of("report.format-help"));
        throw new CommandException(
                ExitCode.WRONG_USAGE, Text.of("report.format-unknown", id, String.join(", ", ids())), step, null);
    }
}
