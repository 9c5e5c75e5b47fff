package io.sekisho.core.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on the loopback interface that behaves like one: ETag, 304, 404, and whatever a test makes it answer. */
public final class LocalServer implements AutoCloseable {
    /** Answers one request. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public LocalServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            try (exchange) {
                answers.getOrDefault(path, one -> send(one, 404, new byte[0])).to(exchange);
            }
        });
        server.start();
    }

    /** A file with an ETag of its content. */
    public LocalServer file(String path, byte[] content) {
        String etag = "\"" + java.util.Arrays.hashCode(content) + "\"";
        return answer(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            send(exchange, known ? 304 : 200, known ? new byte[0] : content);
        });
    }

    public LocalServer answer(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public LocalServer remove(String path) {
        answers.remove(path);
        return this;
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
