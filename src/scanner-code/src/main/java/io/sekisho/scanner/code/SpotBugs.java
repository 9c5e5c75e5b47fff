package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.BugPattern;
import edu.umd.cs.findbugs.DetectorFactory;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.Plugin;
import edu.umd.cs.findbugs.PluginException;
import edu.umd.cs.findbugs.config.UserPreferences;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * SpotBugs' core plugin and Find Security Bugs, loaded once in a JVM: SpotBugs keeps plugins in process-wide registries that
 * neither bear loading twice nor two threads that load at once. Scans only read them.
 */
final class SpotBugs {
    static final String VERSION = "4.10.4";
    static final String FIND_SECURITY_BUGS_VERSION = "1.14.0";

    private static final String SECURITY = "SECURITY";
    private static final String PLUGIN_ID = "com.h3xstream.findsecbugs";
    private static final String PLUGIN_JAR = "findsecbugs-plugin.jar";

    private final DetectorFactoryCollection detectors;

    private SpotBugs(DetectorFactoryCollection detectors) {
        this.detectors = detectors;
    }

    /**
     * @throws IOException when the plugin cannot be copied out or read
     * @throws InterruptedException when the caller is interrupted; loading goes on for whoever comes next
     */
    static SpotBugs load() throws IOException, InterruptedException {
        try {
            return Once.LOADING.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof OutOfMemoryError error) {
                throw error;
            }
            throw new IOException("Find Security Bugs could not be loaded: " + cause, cause);
        }
    }

    DetectorFactoryCollection detectors() {
        return detectors;
    }

    /** Effort changes no security result, so it stays SpotBugs' own. */
    UserPreferences preferences(boolean allCategories) {
        UserPreferences preferences = UserPreferences.createDefaultUserPreferences();
        preferences.setEffort(UserPreferences.EFFORT_DEFAULT);
        if (!allCategories) {
            preferences.enableAllDetectors(false);
            for (DetectorFactory factory : detectors.getFactories()) {
                if (factory.isDefaultEnabled()
                        && factory.getReportedBugPatterns().stream().anyMatch(SpotBugs::isSecurity)) {
                    preferences.enableDetector(factory, true);
                }
            }
        }
        return preferences;
    }

    static boolean isSecurity(BugPattern pattern) {
        return pattern.getCategory().equals(SECURITY);
    }

    /**
     * On a thread of its own: an interrupt while classes initialise or the plugin is copied would break SpotBugs for the rest of
     * the process.
     */
    private static final class Once {
        static final FutureTask<SpotBugs> LOADING = new FutureTask<>(SpotBugs::loadPlugins);

        static {
            Thread thread = new Thread(LOADING, "load-spotbugs");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static SpotBugs loadPlugins() throws IOException, PluginException {
        // First the core: if the collection is made after the plugin is known, it registers the plugin's detectors
        // twice.
        DetectorFactoryCollection.instance();
        Plugin users = Plugin.getByPluginId(PLUGIN_ID);
        if (users != null) {
            // From ~/.findbugs/plugin, in whatever version: results must not hang on the machine.
            Plugin.removeCustomPlugin(users);
        }
        Plugin plugin = Plugin.loadCustomPlugin(copyOut().toFile(), null);
        return new SpotBugs(new CoreAnd(plugin));
    }

    /**
     * The class loader reads from the file as long as the JVM lives, so it cannot lie in a scan's work directory.
     *
     * @return a file that goes with the JVM
     */
    private static Path copyOut() throws IOException {
        Path file = Files.createTempFile("sekisho-findsecbugs-", ".jar");
        file.toFile().deleteOnExit();
        try (InputStream in = SpotBugs.class.getResourceAsStream(PLUGIN_JAR)) {
            if (in == null) {
                throw new FileNotFoundException(PLUGIN_JAR + " is missing in Sekisho's jar");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** The core plugin and one more, whatever else is installed on this machine. */
    private static final class CoreAnd extends DetectorFactoryCollection {
        CoreAnd(Plugin plugin) {
            super(List.of(plugin));
        }
    }
}
