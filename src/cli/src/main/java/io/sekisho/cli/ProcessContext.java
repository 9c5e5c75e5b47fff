package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.core.files.SekishoHome;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/** The world of this process. */
final class ProcessContext {
    private ProcessContext() {}

    static CliContext of(Map<String, String> environment) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new CliContext(
                environment,
                Path.of("").toAbsolutePath(),
                SekishoHome.from(environment, System.getProperty("user.home"), windows),
                stream(FileDescriptor.out, "stdout.encoding"),
                stream(FileDescriptor.err, "stderr.encoding"),
                Clock.systemUTC(),
                isTerminal() && redraws(environment, windows));
    }

    private static PrintStream stream(FileDescriptor descriptor, String property) {
        OutputStream raw = new FileOutputStream(descriptor);
        return new PrintStream(
                raw, true, encoding(System.getProperty(property), System.getProperty("native.encoding")));
    }

    /**
     * The console's own. A machine that only claims ASCII is one where nobody set a locale, usually a container: what reads
     * its log expects UTF-8.
     */
    static Charset encoding(String ofConsole, String ofMachine) {
        String name = ofConsole == null || ofConsole.isBlank() ? ofMachine : ofConsole;
        try {
            Charset charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean redraws(Map<String, String> environment, boolean windows) {
        boolean logged = environment.containsKey("CI") || environment.containsKey("JENKINS_URL");
        String terminal = environment.getOrDefault("TERM", windows ? "" : "dumb");
        boolean old = windows && !environment.containsKey("WT_SESSION") && !environment.containsKey("ConEmuANSI");
        return !logged && !old && !terminal.equals("dumb");
    }

    /** From Java 22 on there is a console object without a terminal as well, and a method that tells. */
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
