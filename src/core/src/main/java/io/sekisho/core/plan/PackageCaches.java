package io.sekisho.core.plan;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where build tools on this machine keep what they have downloaded. Only read.
 *
 * @param maven Maven's local repository; need not exist
 * @param gradle Gradle's user home; need not exist
 */
public record PackageCaches(Path maven, Path gradle) {
    private static final Pattern OPTION = Pattern.compile("-Dmaven\\.repo\\.local=(\"[^\"]*\"|'[^']*'|\\S+)");

    /**
     * As Maven and Gradle find them: {@code maven.repo.local} as a system property, in {@code MAVEN_ARGS} or in
     * {@code MAVEN_OPTS}; {@code localRepository} in {@code ~/.m2/settings.xml}; {@code ~/.m2/repository};
     * {@code GRADLE_USER_HOME}; {@code ~/.gradle}. Files of the scanned project have no say.
     *
     * @param mavenRepoLocal system property {@code maven.repo.local}; null when not set
     */
    public static PackageCaches of(Map<String, String> environment, Path userHome, String mavenRepoLocal) {
        return new PackageCaches(maven(environment, userHome, mavenRepoLocal), gradle(environment, userHome));
    }

    private static Path gradle(Map<String, String> environment, Path userHome) {
        String home = environment.get("GRADLE_USER_HOME");
        return home == null || home.isBlank()
                ? userHome.resolve(".gradle")
                : absolute(home, userHome.resolve(".gradle"));
    }

    private static Path maven(Map<String, String> environment, Path userHome, String property) {
        Path usual = userHome.resolve(".m2").resolve("repository");
        if (property != null && !property.isBlank()) {
            return absolute(property, usual);
        }
        for (String variable : List.of("MAVEN_ARGS", "MAVEN_OPTS")) {
            Matcher option = OPTION.matcher(environment.getOrDefault(variable, ""));
            if (option.find()) {
                return absolute(option.group(1).replaceAll("^[\"']|[\"']$", ""), usual);
            }
        }
        Path settings = userHome.resolve(".m2").resolve("settings.xml");
        if (Files.isRegularFile(settings)) {
            String configured = SafeXml.firstText(settings, "settings", "localRepository");
            if (configured != null && !configured.isBlank()) {
                return absolute(configured.strip().replace("${user.home}", userHome.toString()), usual);
            }
        }
        return usual;
    }

    private static Path absolute(String path, Path otherwise) {
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
