package io.sekisho.cli.doctor;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The virtual machine that a scan would run in; a test makes its own.
 *
 * @param version as it calls itself
 * @param maxMemory the heap's limit in bytes
 * @param fileNames encoding of file names, {@code sun.jnu.encoding}
 * @param temporary where temporary files go
 * @param options names of the options in force, without values: those may hold a proxy's password
 * @param proxy {@code host:port} for HTTPS; null when none is set
 */
record Jvm(String version, long maxMemory, String fileNames, Path temporary, List<String> options, String proxy) {
    /** Ours; see the launcher. */
    private static final List<String> USUAL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel", "-Xmx512m");

    Jvm {
        options = List.copyOf(options);
    }

    static Jvm current() {
        String host = System.getProperty("https.proxyHost");
        return new Jvm(
                System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")",
                Runtime.getRuntime().maxMemory(),
                System.getProperty("sun.jnu.encoding"),
                Path.of(System.getProperty("java.io.tmpdir")),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .map(option -> option.replaceFirst("=.*", ""))
                        .filter(option -> !USUAL.contains(option))
                        .distinct()
                        .collect(Collectors.toList()),
                host == null || host.isBlank() ? null : host + ":" + System.getProperty("https.proxyPort", "443"));
    }

    /** Whether the environment says something to every Java that starts. */
    static boolean isToldByEnvironment(Map<String, String> environment) {
        return List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").stream()
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    }
}
