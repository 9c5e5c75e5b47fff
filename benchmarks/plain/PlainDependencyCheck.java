import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.owasp.dependencycheck.Engine;
import org.owasp.dependencycheck.exception.ExceptionCollection;
import org.owasp.dependencycheck.utils.Downloader;
import org.owasp.dependencycheck.utils.Settings;

/**
 * Dependency-Check as its own command line drives it: open the database, scan, analyze, write a report. The settings are
 * the defaults, less what needs the network. (The command line on Central is 9.2.0 and does not read today's database.)
 *
 * <p>{@code java PlainDependencyCheck DATA_DIRECTORY REPORT_DIRECTORY FILE_WITH_ONE_INPUT_A_LINE}
 */
public final class PlainDependencyCheck {
    /** What would call the network, or a program of another ecosystem that does. */
    private static final List<String> ONLINE = List.of(
            Settings.KEYS.AUTO_UPDATE,
            Settings.KEYS.UPDATE_VERSION_CHECK_ENABLED,
            Settings.KEYS.HOSTED_SUPPRESSIONS_ENABLED,
            Settings.KEYS.ANALYZER_CENTRAL_ENABLED,
            Settings.KEYS.ANALYZER_OSSINDEX_ENABLED,
            Settings.KEYS.ANALYZER_NODE_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_YARN_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_PNPM_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_ASSEMBLY_ENABLED,
            Settings.KEYS.ANALYZER_BUNDLE_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_MIX_AUDIT_ENABLED,
            Settings.KEYS.ANALYZER_NEXUS_ENABLED,
            Settings.KEYS.ANALYZER_ARTIFACTORY_ENABLED);

    private PlainDependencyCheck() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]).toAbsolutePath();
        File report = new File(arguments[1]);
        List<File> inputs = inputs(Path.of(arguments[2]));
        Settings settings = new Settings();
        ExceptionCollection problems = null;
        try {
            ONLINE.forEach(key -> settings.setBoolean(key, false));
            settings.setString(Settings.KEYS.DATA_DIRECTORY, data.toString());
            Path scripts = data.resolve("jsrepository.json");
            settings.setBoolean(Settings.KEYS.ANALYZER_RETIREJS_ENABLED, Files.exists(scripts));
            settings.setString(
                    Settings.KEYS.ANALYZER_RETIREJS_REPO_JS_URL, scripts.toUri().toString());
            Path exploited = data.resolve("known_exploited_vulnerabilities.json");
            settings.setBoolean(Settings.KEYS.ANALYZER_KNOWN_EXPLOITED_ENABLED, Files.exists(exploited));
            settings.setString(Settings.KEYS.KEV_URL, exploited.toUri().toString());
            Downloader.getInstance().configure(settings);
            try (Engine engine = new Engine(settings)) {
                engine.scan(inputs);
                try {
                    engine.analyzeDependencies();
                } catch (ExceptionCollection e) {
                    problems = e;
                }
                engine.writeReports("benchmark", report, "JSON", problems);
            }
        } finally {
            settings.cleanup(true);
        }
        if (problems != null) {
            throw problems;
        }
    }

    private static List<File> inputs(Path list) throws IOException {
        return Files.readAllLines(list).stream().map(File::new).toList();
    }
}
