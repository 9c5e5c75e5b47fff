package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.core.config.Config;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.Scanner;
import java.util.List;

/** Makes the scanners of one scan; {@code Wiring} is the one that names them. */
@FunctionalInterface
public interface ScannerFactory {
    /**
     * @param context the world: home, environment, clock
     * @param request what the user asked for
     * @param config what the trusted configuration says
     * @param trusted where a scanner reads the repository's own lists
     * @return all that exist, in the order in which people see them
     * @throws CommandException when the user asked for what no scanner can be made of
     */
    List<Scanner> create(CliContext context, ScanRequest request, Config config, TrustedFiles trusted)
            throws CommandException;
}
