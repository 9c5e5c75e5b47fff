package io.sekisho.core.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sekisho.core.fetch.Fetched.Validators;
import io.sekisho.core.process.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FetcherTest {
    private static final byte[] BODY = "serial: 1\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        server = new LocalServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Fetcher fetcher(int attempts) {
        return new Fetcher(
                new FetchLimits(1000, Duration.ofSeconds(2), Duration.ofSeconds(2), attempts, Duration.ofMillis(10)));
    }

    @Test
    void tellsAServerWhatItKnowsAndTakesNotModifiedForAnAnswer() throws Exception {
        server.file("/p", BODY);
        Fetched first = fetcher(1).get(server.url("/p"), Validators.NONE);
        assertThat(first.content()).isEqualTo(BODY);
        assertThat(fetcher(1).get(server.url("/p"), first.validators()).isUnchanged())
                .isTrue();
        server.file("/p", "serial: 2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(fetcher(1).get(server.url("/p"), first.validators()).isUnchanged())
                .isFalse();
    }

    @Test
    void goesByTheLastModifiedWhereThereIsNoTag() throws Exception {
        server.answer("/p", exchange -> {
            exchange.getResponseHeaders().set("Last-Modified", "Tue, 24 Nov 2026 00:00:00 GMT");
            boolean known = exchange.getRequestHeaders().containsKey("If-Modified-Since");
            LocalServer.send(exchange, known ? 304 : 200, known ? new byte[0] : BODY);
        });
        Fetched first = fetcher(1).get(server.url("/p"), Validators.NONE);
        assertThat(fetcher(1).get(server.url("/p"), first.validators()).isUnchanged())
                .isTrue();
    }

    @Test
    void unpacksWhatTheServerPackedButNoBomb() throws Exception {
        gzip("/p", BODY);
        assertThat(fetcher(1).get(server.url("/p"), Validators.NONE).content()).isEqualTo(BODY);
        gzip("/bomb", new byte[10_000_000]);
        assertThatThrownBy(() -> fetcher(3).get(server.url("/bomb"), Validators.NONE))
                .hasMessageContaining("limit of 1000 bytes");
        server.answer("/half", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LocalServer.send(exchange, 200, java.util.Arrays.copyOf(packed(BODY), 15));
        });
        assertThatThrownBy(() -> fetcher(1).get(server.url("/half"), Validators.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("gzip");
    }

    private void gzip(String path, byte[] content) throws Exception {
        byte[] packed = packed(content);
        server.answer(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LocalServer.send(exchange, 200, packed);
        });
    }

    private static byte[] packed(byte[] content) throws java.io.IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @Test
    void isNotMadeToTakeMoreThanItWants() throws Exception {
        server.answer("/long", exchange -> LocalServer.send(exchange, 200, new byte[1001]));
        server.answer("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(new byte[1000]);
            }
        });
        for (String path : List.of("/long", "/endless")) {
            assertThatThrownBy(() -> fetcher(3).get(server.url(path), Validators.NONE))
                    .hasMessageContaining("limit of 1000 bytes");
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void asksAgainWhereThatMayHelpOnly() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        server.answer("/busy", exchange -> {
            boolean good = calls.incrementAndGet() == 3;
            LocalServer.send(exchange, good ? 200 : 503, BODY);
        });
        assertThat(fetcher(3).get(server.url("/busy"), Validators.NONE).content())
                .isEqualTo(BODY);
        assertThatThrownBy(() -> fetcher(3).get(server.url("/none"), Validators.NONE))
                .hasMessage("HTTP 404");
        assertThat(server.requests()).filteredOn("/none"::equals).hasSize(1);
    }

    @Test
    void noticesThatHalfABodyIsNone() throws Exception {
        server.answer("/half", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(BODY);
            exchange.getResponseBody().flush();
        });
        assertThatThrownBy(() -> fetcher(2).get(server.url("/half"), Validators.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessage("the connection ended too early");
    }

    @Test
    @Timeout(60)
    void waitsForNobodyForEver() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        server.answer("/hang", exchange -> await(end));
        server.answer("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 500);
            try {
                for (int i = 0; i < 500 && !end.await(20, TimeUnit.MILLISECONDS); i++) {
                    exchange.getResponseBody().write(0);
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (String path : List.of("/hang", "/drip")) {
            assertThatThrownBy(() -> fetcher(1).get(server.url(path), Validators.NONE))
                    .hasMessage("no whole answer within 2 s");
        }
        end.countDown();
    }

    @Test
    void anInterruptEndsItAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        server.answer("/hang", exchange -> {
            asked.countDown();
            await(end);
        });
        Fetcher patient = new Fetcher(
                new FetchLimits(1000, Duration.ofSeconds(20), Duration.ofSeconds(20), 1, Duration.ofSeconds(1)));
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread worker = new Thread(() -> {
            try {
                patient.get(server.url("/hang"), Validators.NONE);
            } catch (Exception e) {
                thrown.add(e);
            }
        });
        worker.start();
        asked.await();
        worker.interrupt();
        worker.join(3000);
        assertThat(worker.isAlive()).isFalse();
        assertThat(thrown).hasSize(1).first().isInstanceOf(InterruptedException.class);
        end.countDown();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void followsAFewRedirectsAndTakesNoPasswordToAnotherHost() throws Exception {
        List<String> authorized = new CopyOnWriteArrayList<>();
        try (LocalServer other = new LocalServer()) {
            other.answer("/p", exchange -> {
                authorized.add("other " + exchange.getRequestHeaders().getFirst("Authorization"));
                LocalServer.send(exchange, 200, BODY);
            });
            server.answer("/same", exchange -> redirect(exchange, "/far"));
            server.answer("/far", exchange -> {
                authorized.add("same " + exchange.getRequestHeaders().getFirst("Authorization"));
                redirect(exchange, other.url("/p"));
            });
            String withUser = server.url("/same").replace("http://", "http://ci:t0p%40s@");
            assertThat(fetcher(1).get(withUser, Validators.NONE).content()).isEqualTo(BODY);
            assertThat(authorized).containsExactly("same Basic Y2k6dDBwQHM=", "other null");
        }
        server.answer("/round", exchange -> redirect(exchange, "/round"));
        assertThatThrownBy(() -> fetcher(1).get(server.url("/round"), Validators.NONE))
                .hasMessage("more than 5 redirects");
        server.answer("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        assertThatThrownBy(() -> fetcher(1).get(server.url("/file"), Validators.NONE))
                .hasMessage("not a valid address");
    }

    @Test
    void believesNoCertificateThatNobodyVouchesFor() throws Exception {
        Path store = temp.resolve("store.p12");
        ChildProcess.Result made = ChildProcess.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit"),
                temp,
                Map.of(),
                Duration.ofSeconds(20));
        assertThat(made.exitCode()).as(made.text() + made.err()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            secure.createContext("/", exchange -> LocalServer.send(exchange, 200, BODY));
            secure.start();
            String address = "https://127.0.0.1:" + secure.getAddress().getPort() + "/p";
            assertThatThrownBy(() -> fetcher(1).get(address, Validators.NONE))
                    .isInstanceOf(FetchException.class)
                    .hasMessageStartingWith("TLS: ");
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void isNotLedAwayFromHttps() {
        URI secure = URI.create("https://host/a");
        assertThatThrownBy(() -> HttpExchange.redirected(secure, "http://host/b"))
                .hasMessage("a redirect from https to http");
        assertThatThrownBy(() -> HttpExchange.redirected(secure, "//:x/b")).isInstanceOf(FetchException.class);
    }

    private static void redirect(com.sun.net.httpserver.HttpExchange exchange, String to) throws java.io.IOException {
        exchange.getResponseHeaders().set("Location", to);
        LocalServer.send(exchange, 302, new byte[0]);
    }

    @Test
    void saysInFewWordsWhyThereIsNoConnection() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(() -> fetcher(2).get("http://127.0.0.1:" + closed + "/p", Validators.NONE))
                .hasMessage("no connection");
        assertThatThrownBy(() -> fetcher(1).get("http://no such host/?token=t0ps3cret", Validators.NONE))
                .hasMessage("not a valid address");
    }

    @Test
    void readsFilesOfABoundedSize() throws Exception {
        Path file = Files.write(temp.resolve("p"), BODY);
        assertThat(fetcher(1).read(file)).isEqualTo(BODY);
        Files.write(file, new byte[1001]);
        assertThatThrownBy(() -> fetcher(1).read(file)).hasMessageContaining("limit");
        assertThatThrownBy(() -> fetcher(1).read(temp)).hasMessage("not a file");
        assertThatThrownBy(() -> fetcher(1).read(temp.resolve("x"))).hasMessage("no such file");
    }
}
