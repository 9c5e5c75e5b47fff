package io.sekisho.cli.console;

import picocli.CommandLine.Option;

/** For people or for machines. */
public final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "text|json",
            completionCandidates = Words.Formats.class,
            description = "Write for people or for machines. Default: text.")
    private OutputFormat format = OutputFormat.TEXT;

    public boolean isJson() {
        return format == OutputFormat.JSON;
    }
}
