package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.demo.DemoCommand;
import picocli.CommandLine;

/** The one place that names all commands, scanners and writers. */
final class Wiring {
    private final CliContext context;

    Wiring(CliContext context) {
        this.context = context;
    }

    /** A new command is one line here. */
    CommandLine commands() {
        CommandLine root = new CommandLine(new SekishoCommand(context));
        root.getCommandSpec().versionProvider(() -> new String[] {"sekisho " + Version.own()});
        root.addSubcommand(new DemoCommand(context, (world, typed) -> Main.run(world, typed.toArray(String[]::new))));
        return root;
    }
}
