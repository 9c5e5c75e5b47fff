package io.sekisho.cli.console;

import io.sekisho.core.text.Language;
import picocli.CommandLine.Option;

/** Options that every command has. */
public final class CommonOptions {
    @Option(
            names = "--language",
            paramLabel = "en|ja",
            completionCandidates = Words.Languages.class,
            description = "Language of what people read. Default: the configuration's, else en.")
    private Language language;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show what the tools themselves say. The log file always has it.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Takes over what was typed before the command's name and not again behind it. */
    public void inherit(CommonOptions before) {
        language = language == null ? before.language : language;
        verbose |= before.verbose;
    }

    /** @return null when the user did not say */
    public Language language() {
        return language;
    }

    public boolean verbose() {
        return verbose;
    }
}
