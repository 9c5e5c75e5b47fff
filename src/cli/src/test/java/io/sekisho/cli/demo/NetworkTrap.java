package io.sekisho.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Where all that a process wants of the network ends up: a proxy on loopback that counts and hangs up, and no name service. */
final class NetworkTrap implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final AtomicInteger caught = new AtomicInteger();
    private final Path noNames;

    NetworkTrap(Path temporary) throws IOException {
        noNames = Files.writeString(temporary.resolve("no-names"), "");
        Thread thread = new Thread(this::count, "network trap");
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        while (!server.isClosed()) {
            try {
                server.accept().close();
                caught.incrementAndGet();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    int caught() {
        return caught.get();
    }

    /** For the JVM: SOCKS takes what is not HTTP. */
    List<String> javaOptions() {
        String port = Integer.toString(server.getLocalPort());
        return List.of(
                "-Djdk.net.hosts.file=" + noNames,
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + port,
                "-Dhttp.nonProxyHosts=",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + port,
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=" + port);
    }

    /** For the programs that it starts. */
    Map<String, String> environment() {
        String proxy = "http://127.0.0.1:" + server.getLocalPort();
        Map<String, String> environment = new HashMap<>();
        for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")) {
            environment.put(name, proxy);
            environment.put(name.toLowerCase(java.util.Locale.ROOT), proxy);
        }
        environment.put("npm_config_proxy", proxy);
        environment.put("npm_config_https_proxy", proxy);
        environment.put("NO_PROXY", null);
        environment.put("no_proxy", null);
        return environment;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
