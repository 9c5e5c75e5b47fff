package io.sekisho.core.config;

import io.sekisho.core.config.ConfigReader.Author;
import io.sekisho.core.policy.BaselineLimits;
import io.sekisho.core.policy.NeverMatching;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/** One file that people write, alone. */
public final class ConfigFile {
    private static final String KNOWN = "config.yml, suppressions.yml, severities.yml, baseline.yml, …standard.yml";

    private ConfigFile() {}

    /**
     * What is wrong with it; nothing that it names is read.
     *
     * @param path its last part says what it is
     * @param central whether it is a central policy, whatever it is called
     */
    public static List<Text> problems(String path, byte[] content, boolean central) {
        Problems problems = new Problems();
        if (central) {
            ConfigReader.read(path, content, Author.CENTRAL, problems);
        } else {
            named(path, content, problems);
        }
        try {
            problems.throwIfAny();
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    /**
     * What can never match, in a file of which nothing is wrong.
     *
     * @param path and {@code central} as above
     * @return each with file and line
     */
    public static List<Text> warnings(String path, byte[] content, boolean central) {
        Problems none = new Problems();
        if (!central && isNamed(path, SettingsReader.SUPPRESSIONS)) {
            return NeverMatching.suppressions(SuppressionReader.read(path, content, none));
        }
        if (!central && !isNamed(path, SettingsReader.CONFIG)) {
            return List.of();
        }
        Layer layer = ConfigReader.read(path, content, central ? Author.CENTRAL : Author.REPOSITORY, none);
        List<Text> warnings = new ArrayList<>(NeverMatching.rules(layer.rules()));
        warnings.addAll(NeverMatching.suppressions(layer.suppressions()));
        layer.value(Keys.EXCLUDE)
                .ifPresent(written -> warnings.addAll(NeverMatching.paths(written.source(), written.value())));
        return warnings;
    }

    /** The same of all files together. */
    public static List<Text> warnings(Settings settings) {
        List<Text> warnings = new ArrayList<>();
        settings.policy().ruleSets().forEach(set -> warnings.addAll(NeverMatching.rules(set.rules())));
        warnings.addAll(NeverMatching.suppressions(settings.policy().suppressions()));
        warnings.addAll(NeverMatching.paths(
                settings.config().excludesOrigin(), settings.config().excludes()));
        return warnings;
    }

    private static boolean isNamed(String path, String file) {
        return file.equals(".sekisho/" + path.replaceFirst(".*[/\\\\]", ""));
    }

    private static void named(String path, byte[] content, Problems problems) {
        String name = ".sekisho/" + path.replaceFirst(".*[/\\\\]", "");
        switch (name) {
            case SettingsReader.CONFIG -> ConfigReader.read(path, content, Author.REPOSITORY, problems);
            case SettingsReader.SUPPRESSIONS -> SuppressionReader.read(path, content, problems);
            case SettingsReader.SEVERITIES -> SeverityReader.read(path, content, SeverityReader.shipped(), problems);
            case SettingsReader.BASELINE -> BaselineReader.read(path, content, true, BaselineLimits.NONE, problems);
            default -> other(path, content, problems);
        }
    }

    private static void other(String path, byte[] content, Problems problems) {
        if (!path.endsWith("standard.yml")) {
            problems.add(new Origin(path, 1, 1), "config.check-name", KNOWN);
            return;
        }
        try {
            StandardReader.read(path, content);
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }
}
