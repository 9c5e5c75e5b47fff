package io.sekisho.cli.doctor;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.doctor.Check.Level;
import io.sekisho.cli.doctor.Check.Topic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The checks as a table: how bad, what, and the next step below. */
final class DoctorView {
    private final CliContext context;
    private final Console console;
    private final int levelWidth;
    private final int topicWidth;

    DoctorView(CliContext context, Console console) {
        this.context = context;
        this.console = console;
        this.levelWidth = widest(Arrays.stream(Level.values())
                .map(Level::word)
                .map(console::render)
                .toList());
        this.topicWidth = widest(Arrays.stream(Topic.values())
                .map(Topic::word)
                .map(console::render)
                .toList());
    }

    private static int widest(List<String> words) {
        return words.stream().mapToInt(Columns::width).max().orElse(0) + 2;
    }

    void show(Path directory, List<Check> checks) {
        console.say("admin.doctor-heading", directory);
        Topic before = null;
        for (Check check : checks) {
            String topic =
                    check.topic() == before ? "" : console.render(check.topic().word());
            before = check.topic();
            // In one line, however long: people copy paths and commands out of it.
            context.out()
                    .println(Columns.left(console.render(check.level().word()), levelWidth)
                            + Columns.left(topic, topicWidth)
                            + console.render(check.text()));
            if (check.nextStep() != null) {
                context.out().println(" ".repeat(levelWidth + topicWidth) + "> " + console.render(check.nextStep()));
            }
        }
        long missing = count(checks, Level.MISSING);
        if (missing > 0) {
            console.say("admin.doctor-incomplete", missing);
        } else {
            console.say("admin.doctor-complete", count(checks, Level.NOTE));
        }
    }

    private static long count(List<Check> checks, Level level) {
        return checks.stream().filter(check -> check.level() == level).count();
    }
}
