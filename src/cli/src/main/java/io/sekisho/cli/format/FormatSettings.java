package io.sekisho.cli.format;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.Nearest;
import io.sekisho.core.writer.Format;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was set of the formats' options: {@code --set FORMAT.NAME=VALUE}, else {@code SEKISHO_<FORMAT>_<NAME>}, else what is usual.
 */
final class FormatSettings {
    private final Formats formats;
    private final Map<String, String> environment;
    private final Map<String, String> typed = new HashMap<>();

    FormatSettings(Formats formats, Map<String, String> environment) {
        this.formats = formats;
        this.environment = environment;
    }

    /** @throws CommandException exit code 2: no such format or option, or a value of another form */
    void set(String setting) throws CommandException {
        int dot = setting.indexOf('.');
        int equals = setting.indexOf('=');
        if (dot < 1 || equals < dot) {
            throw wrong(Text.of("report.set-form", setting), Text.of("report.format-help"));
        }
        Format format = formats.named(setting.substring(0, dot)).format();
        String name = setting.substring(dot + 1, equals);
        Format.Option option = format.options().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(format, name));
        String value = setting.substring(equals + 1);
        check(format, option, value, "--set");
        typed.put(format.id() + "." + name, value);
    }

    private static CommandException unknown(Format format, String name) {
        List<String> names = format.options().stream().map(Format.Option::name).toList();
        if (names.isEmpty()) {
            return wrong(Text.of("report.set-nothing", format.id(), name), null);
        }
        String near = Nearest.of(name, names).orElse(names.get(0));
        return wrong(
                Text.of("report.set-unknown", format.id(), name, String.join(", ", names)),
                Text.of("report.set-near", format.id() + "." + near));
    }

    private static void check(Format format, Format.Option option, String value, String source)
            throws CommandException {
        if (!option.form().matcher(value).matches()) {
            throw wrong(
                    Text.of("report.set-value", format.id() + "." + option.name(), value, source),
                    Text.of("report.set-example", format.id() + "." + option.name() + "=" + option.example()));
        }
    }

    /** @throws CommandException exit code 2: the format needs to be told something */
    Map<String, String> of(ReportWriter writer) throws CommandException {
        Format format = writer.format();
        Map<String, String> options = new HashMap<>();
        for (Format.Option option : format.options()) {
            String value = value(format, option);
            if (value == null) {
                throw wrong(
                        Text.of("report.set-missing", format.id(), option.name()),
                        Text.of(
                                "report.set-missing-step",
                                format.id() + "." + option.name() + "=" + option.example(),
                                variable(format, option)));
            }
            options.put(option.name(), value);
        }
        return options;
    }

    private String value(Format format, Format.Option option) throws CommandException {
        String set = typed.get(format.id() + "." + option.name());
        if (set != null) {
            return set;
        }
        String variable = variable(format, option);
        String given = environment.getOrDefault(variable, "").strip();
        if (given.isEmpty()) {
            return option.usual();
        }
        check(format, option, given, variable);
        return given;
    }

    /** {@code SEKISHO_ASFF_ACCOUNT}. */
    static String variable(Format format, Format.Option option) {
        return ("SEKISHO_" + format.id() + "_" + option.name())
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
    }

    private static CommandException wrong(Text text, Text step) {
        return new CommandException(ExitCode.WRONG_USAGE, text, step, null);
    }
}
