package io.sekisho.cli;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.scan.ScanRequest;
import io.sekisho.cli.scan.ScannerFactory;
import io.sekisho.core.config.Config;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Sekisho this is, as the build wrote it down, and which tools are in it, as they say themselves. */
final class Version implements IVersionProvider {
    private final CliContext context;
    private final ScannerFactory scanners;

    Version(CliContext context, ScannerFactory scanners) {
        this.context = context;
        this.scanners = scanners;
    }

    static String own() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    @Override
    public String[] getVersion() throws CommandException {
        List<String> lines = new ArrayList<>(List.of("sekisho " + own()));
        Path here = context.workingDirectory();
        Config config = Config.defaults();
        for (Scanner scanner :
                scanners.create(context, ScanRequest.of(here, here, Language.EN), config, TrustedFiles.NONE)) {
            ScannerDescription one = scanner.description();
            // What is no part of the jar is only known once it runs.
            lines.add("  " + one.id() + ": " + one.name() + (one.version() == null ? "" : " " + one.version()));
        }
        lines.add("  java: " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        return lines.toArray(String[]::new);
    }
}
