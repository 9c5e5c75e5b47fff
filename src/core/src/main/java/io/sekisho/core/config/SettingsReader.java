package io.sekisho.core.config;

import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads all of {@code .sekisho/} from where it can be trusted. */
public final class SettingsReader {
    /** Settings of scan and gate. */
    public static final String CONFIG = ".sekisho/config.yml";

    /** Reviewed exceptions. */
    public static final String SUPPRESSIONS = ".sekisho/suppressions.yml";

    /** What the repository puts before the shipped severity table. */
    public static final String SEVERITIES = ".sekisho/severities.yml";

    private static final String DIRECTORY = ".sekisho";

    private static final List<String> NAMES = Stream.of(CONFIG, SUPPRESSIONS, SEVERITIES)
            .map(path -> path.substring(DIRECTORY.length() + 1))
            .toList();

    private SettingsReader() {}

    /**
     * @return defaults for what no file says
     * @throws ConfigException when a file is wrong; names everything that is, in all files
     * @throws IOException when the trusted source cannot be read
     */
    public static Settings read(TrustedFiles files) throws ConfigException, IOException {
        Problems problems = new Problems();
        List<String> sources = new ArrayList<>(List.of("defaults"));

        names(files, problems);
        byte[] configFile = content(files, CONFIG, sources);
        ConfigReader reader = new ConfigReader(YamlFile.read(CONFIG, configFile, problems));
        Config config = reader.config();
        Policy policy = reader.policy()
                .draft()
                .standard(reader.standard(files, problems).orElse(null))
                .policy();
        reader.end();

        Optional<byte[]> severityFile = files.read(SEVERITIES);
        SeverityTable severities = SeverityReader.shipped();
        if (severityFile.isPresent()) {
            sources.add(source(files, SEVERITIES));
            severities = SeverityReader.read(SEVERITIES, severityFile.get(), severities, problems);
        }
        List<Suppression> suppressions =
                SuppressionReader.read(SUPPRESSIONS, content(files, SUPPRESSIONS, sources), problems);
        problems.throwIfAny();
        return new Settings(config, severities, policy.suppressing(suppressions).from(sources));
    }

    /** A file with a misspelt name would be left unread, and nobody would know. */
    private static void names(TrustedFiles files, Problems problems) throws IOException {
        for (String name : files.names(DIRECTORY)) {
            // Editors keep an earlier state of a file under its name with a tilde.
            if (!NAMES.contains(name) && !name.endsWith("~")) {
                Origin at = new Origin(DIRECTORY + "/" + name, 1, 1);
                Nearest.of(name, NAMES).ifPresent(near -> problems.add(at, "core.config-name", near));
            }
        }
    }

    private static byte[] content(TrustedFiles files, String path, List<String> sources) throws IOException {
        Optional<byte[]> content = files.read(path);
        if (content.isPresent()) {
            sources.add(source(files, path));
        }
        return content.orElse(new byte[0]);
    }

    private static String source(TrustedFiles files, String path) {
        return path + " (" + files.origin() + ")";
    }
}
