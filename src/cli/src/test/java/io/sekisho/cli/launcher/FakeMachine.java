package io.sekisho.cli.launcher;

import io.sekisho.core.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkout with the real launcher in it, a Java that prints how it was called and a Maven that writes a jar. The PATH holds
 * nothing else but what the launcher may rely on.
 */
final class FakeMachine {
    /** What POSIX and every small container have. */
    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "basename",
            "readlink",
            "cat",
            "cksum",
            "find",
            "grep",
            "head",
            "kill",
            "mkdir",
            "mv",
            "ps",
            "rm",
            "rmdir",
            "sed",
            "sleep",
            "sort",
            "tr",
            "uname",
            "echo");

    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then echo "openjdk version \\"$(cat "$0.version")\\"" >&2; exit 0; fi
            for word; do printf '<%s>\\n' "$word"; done
            printf 'launcher=%s\\ntool=%s\\nctype=%s\\n' "$SEKISHO_LAUNCHER" "${JAVA_TOOL_OPTIONS-}" "${LC_CTYPE-}"
            case " $* " in
                *" @/dev/fd/3 "*) printf 'file=%s\\n' "$(cat /dev/fd/3)" ;;
            esac
            exit ${FAKE_EXIT:-0}
            """;

    private static final String MAVEN = """
            #!/bin/sh
            if [ "$1" = -version ]; then printf 'Apache Maven %s (x)\\n' "${FAKE_MAVEN:-3.9.1}"; exit 0; fi
            echo "$JAVA_HOME $*" >>"$(dirname "$0")/calls"
            echo '[ERROR] cannot reach the repository'
            [ -z "${FAKE_BUILD_FAILS-}" ] || exit 1
            [ -z "${FAKE_BUILD_HANGS-}" ] || exec sleep 25
            sleep "${FAKE_BUILD_SECONDS:-0}"
            root=$(dirname "$4")
            mkdir -p "$root/src/cli/target"
            echo built >"$root/src/cli/target/sekisho.jar"
            """;

    final Path root;
    final Path jdk;
    final Path tools;
    final Path maven;
    final Map<String, String> environment = new HashMap<>();
    List<String> shell = List.of();

    FakeMachine(Path directory) throws IOException {
        this.root = Files.createDirectories(directory.resolve("a checkout"));
        this.jdk = directory.resolve("jdk's home");
        this.tools = Files.createDirectories(directory.resolve("tools"));
        this.maven = directory.resolve("maven");
        for (String tool : TOOLS) {
            for (String bin : List.of("/usr/bin", "/bin")) {
                if (Files.isExecutable(Path.of(bin, tool)) && !Files.exists(tools.resolve(tool))) {
                    program(tools.resolve(tool), "#!/bin/sh\nexec " + bin + "/" + tool + " \"$@\"\n");
                }
            }
        }
        Files.copy(repository().resolve("sekisho"), root.resolve("sekisho"));
        executable(root.resolve("sekisho"));
        write("pom.xml", "<project/>");
        write("src/cli/pom.xml", "<project/>");
        write("src/cli/src/main/java/A.java", "class A {}");
        write("src/cli/src/test/java/ATest.java", "class ATest {}");
        write("rulesets/severities.yml", "rules: []");
        program(jdk.resolve("bin/java"), JAVA);
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        java("17.0.2");
        program(maven.resolve("mvn"), MAVEN);
        environment.put("PATH", maven + ":" + tools);
        environment.put("JAVA_HOME", jdk.toString());
        for (String name : List.of(
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "_JAVA_OPTIONS",
                "SEKISHO_JAVA_OPTIONS",
                "MAVEN_HOME",
                "M2_HOME",
                "SEKISHO_LAUNCHER",
                "LC_ALL",
                "LC_CTYPE")) {
            environment.put(name, null);
        }
        environment.put("LANG", "C.UTF-8");
    }

    static Path repository() {
        return Path.of(System.getProperty("sekisho.root"));
    }

    FakeMachine java(String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Fake\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(jdk.resolve("bin/java.version"), version);
        return this;
    }

    FakeMachine write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** As {@code mvn package} would leave it, some time after the sources were written. */
    FakeMachine jar() throws IOException {
        write("src/cli/target/sekisho.jar", "ready");
        for (String source :
                List.of("pom.xml", "src/cli/pom.xml", "src/cli/src/main/java/A.java", "rulesets/severities.yml")) {
            age(source, Duration.ofSeconds(10));
        }
        return this;
    }

    void age(String path, Duration age) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(path), FileTime.from(Instant.now().minus(age)));
    }

    static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    ChildProcess.Result run(String... arguments) throws IOException, InterruptedException {
        return run(root.resolve("sekisho"), root, arguments);
    }

    ChildProcess.Result run(Path launcher, Path directory, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, directory, environment, Duration.ofSeconds(30));
    }

    /** How often Maven was asked to build. */
    List<String> builds() throws IOException {
        Path calls = maven.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
