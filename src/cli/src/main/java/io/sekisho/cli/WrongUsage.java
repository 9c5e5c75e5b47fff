package io.sekisho.cli;

import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.WrongValueException;
import io.sekisho.core.text.Printable;
import io.sekisho.model.Text;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli complains of, in the user's language: what happens often in words of ours, the rest in its own. */
final class WrongUsage {
    private WrongUsage() {}

    static Text of(ParameterException e, Console console) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String all = unmatched.getUnmatched().stream().map(Printable::of).collect(Collectors.joining(", "));
            return Text.of(unmatched.isUnknownOption() ? "cli.unknown-option" : "cli.unexpected-argument", all);
        }
        if (e instanceof MissingParameterException missing
                && missing.getMissing().size() == 1) {
            ArgSpec one = missing.getMissing().get(0);
            return one.isOption()
                    ? Text.of("cli.missing-value", name(one), Printable.of(one.paramLabel()))
                    : Text.of("cli.missing-parameter", Printable.of(one.paramLabel()));
        }
        if (e.getCause() instanceof WrongValueException wrong && e.getArgSpec() != null) {
            return Text.of("cli.wrong-value", name(e.getArgSpec()), console.render(wrong.text()));
        }
        return Text.of("cli.wrong-usage", e.getMessage());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
