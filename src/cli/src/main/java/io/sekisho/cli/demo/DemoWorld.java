package io.sekisho.cli.demo;

import io.sekisho.cli.console.CliContext;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.trust.TrustResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The world in which the demo's scan runs: the user's, but for what would make it another scan. */
final class DemoWorld {
    private static final Logger LOG = LoggerFactory.getLogger(DemoWorld.class);

    /** Where Gitleaks is, and from where it may be fetched. */
    private static final String GITLEAKS = "SEKISHO_GITLEAKS";

    private DemoWorld() {}

    static CliContext of(CliContext user, SekishoHome home) throws IOException {
        Map<String, String> environment = new HashMap<>(user.environment());
        environment.keySet().removeIf(name -> name.startsWith("SEKISHO_") && !name.startsWith(GITLEAKS));
        environment.keySet().removeAll(TrustResolver.VARIABLES);
        share(user.home().tools(), home.tools());
        return new CliContext(
                environment, user.workingDirectory(), home, user.out(), user.err(), user.clock(), user.interactive());
    }

    /** So that Gitleaks is downloaded once, not once more for the user's own scans. */
    private static void share(Path users, Path demos) throws IOException {
        Files.createDirectories(demos.getParent());
        try {
            Files.createDirectories(users);
            Files.createSymbolicLink(demos, users);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("the demo keeps its tools for itself", e);
        }
    }
}
