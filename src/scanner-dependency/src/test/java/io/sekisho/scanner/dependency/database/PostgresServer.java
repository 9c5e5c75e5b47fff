package io.sekisho.scanner.dependency.database;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of our own on the loopback interface, gone with the test. It refuses to run as root, hence the other account. */
final class PostgresServer implements AutoCloseable {
    static final String USER = "sekisho";
    static final String PASSWORD = "not-a-real-password";

    private final Path programs;
    private final Path directory;
    private final List<String> account;
    private final int port;

    private PostgresServer(Path programs, Path directory, List<String> account, int port) {
        this.programs = programs;
        this.directory = directory;
        this.account = account;
        this.port = port;
    }

    static PostgresServer start() throws Exception {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            String missing = "PostgreSQL's server programs are not installed: apt-get install postgresql";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> account = root ? List.of("runuser", "-u", "postgres", "--") : List.of();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path directory = Path.of(
                run(account, "mktemp", "-d", "/tmp/sekisho-postgres-XXXXXX").strip());
        PostgresServer server = new PostgresServer(programs.get(), directory, account, port);
        Path password = Files.createTempFile("sekisho", ".pw");
        Files.writeString(password, PASSWORD);
        Files.setPosixFilePermissions(password, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        server.program("initdb", "-U", USER, "--pwfile=" + password, "--auth=scram-sha-256", "-N");
        Files.delete(password);
        server.program(
                "pg_ctl",
                "-w",
                "-l",
                directory.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + directory
                        + " -c fsync=off",
                "start");
        return server;
    }

    DatabaseLocation.Postgres location(String user, String password) {
        return new DatabaseLocation.Postgres("jdbc:postgresql://127.0.0.1:" + port + "/postgres", user, password);
    }

    DatabaseLocation.Postgres location() {
        return location(USER, PASSWORD);
    }

    private void program(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve(name).toString(),
                "-D",
                directory.resolve("data").toString()));
        command.addAll(List.of(arguments));
        run(account, command.toArray(String[]::new));
    }

    private static String run(List<String> account, String... command) throws Exception {
        List<String> all = new ArrayList<>(account);
        all.addAll(List.of(command));
        // The server that pg_ctl starts keeps its output open, so it must not be a pipe of ours.
        Path out = Files.createTempFile("sekisho", ".out");
        try {
            Process process = new ProcessBuilder(all)
                    .directory(Path.of("/tmp").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            int exitCode = process.waitFor();
            String said = Files.readString(out);
            if (exitCode != 0) {
                throw new IOException(all + ": " + said);
            }
            return said;
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static Optional<Path> programs() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(v -> v.resolve("bin"))
                    .filter(b -> Files.isExecutable(b.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    @Override
    public void close() throws Exception {
        try {
            program("pg_ctl", "-m", "immediate", "-w", "stop");
        } finally {
            run(account, "rm", "-rf", directory.toString());
        }
    }
}
