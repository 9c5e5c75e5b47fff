package io.sekisho.core.fetch;

import io.sekisho.core.fetch.Fetched.Validators;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** One attempt: a request and those that redirects make of it. */
final class HttpExchange {
    private static final int MOST_REDIRECTS = 5;

    private final FetchLimits limits;
    private final HttpClient client;
    private final long end;

    HttpExchange(FetchLimits limits) {
        this.limits = limits;
        this.end = System.nanoTime() + limits.total().toNanos();
        // Proxies and certificates are those of the JVM's properties: the defaults of a client are.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    Fetched get(String location, Validators known) throws FetchException, InterruptedException {
        String user = Location.userInfo(location).orElse(null);
        URI first = address(Location.withoutUser(location));
        URI at = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpResponse<byte[]> response = send(request(at, sameHost(first, at) ? user : null, known));
            Optional<String> next = response.headers().firstValue("Location");
            if (!isRedirect(response.statusCode()) || next.isEmpty()) {
                return fetched(response, known);
            }
            at = redirected(at, next.get());
        }
        throw new FetchException("more than " + MOST_REDIRECTS + " redirects", true, null);
    }

    private static URI address(String location) throws FetchException {
        try {
            URI address = URI.create(location);
            if (Location.isRemote(location) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Its message quotes the address, which may hold a token.
            throw new FetchException("not a valid address", true, null);
        }
        throw new FetchException("not a valid address", true, null);
    }

    static URI redirected(URI from, String to) throws FetchException {
        URI next;
        try {
            next = from.resolve(to);
        } catch (IllegalArgumentException e) {
            throw new FetchException("a redirect to what is no address", true, null);
        }
        URI address = address(Location.withoutUser(next.toString()));
        if (from.getScheme().equalsIgnoreCase("https") && !address.getScheme().equalsIgnoreCase("https")) {
            throw new FetchException("a redirect from https to http", true, null);
        }
        return address;
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private HttpRequest request(URI at, String user, Validators known) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at).header("User-Agent", "sekisho").header("Accept-Encoding", "gzip");
        if (user != null) {
            byte[] plain = user.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(plain));
        }
        if (known.etag() != null) {
            request.header("If-None-Match", known.etag());
        } else if (known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws FetchException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, info -> new BoundedBody(limits.bytes()));
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new FetchException("no whole answer within " + limits.total().toSeconds() + " s", false, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static FetchException failure(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof FetchException already) {
                return already;
            }
            if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
                return new FetchException("unknown host", false, cause);
            }
            if (at instanceof SSLException) {
                return new FetchException("TLS: " + at.getMessage(), false, cause);
            }
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return new FetchException("no connection in time", false, cause);
        }
        if (cause instanceof ConnectException) {
            return new FetchException("no connection", false, cause);
        }
        if (cause instanceof IOException) {
            return new FetchException("the connection ended too early", false, cause);
        }
        return new FetchException(cause.getClass().getSimpleName(), true, cause);
    }

    private Fetched fetched(HttpResponse<byte[]> response, Validators known) throws FetchException {
        int status = response.statusCode();
        if (status == 304 && !known.equals(Validators.NONE)) {
            return new Fetched(null, known);
        }
        if (status != 200) {
            boolean busy = status == 408 || status == 429 || status >= 500;
            throw new FetchException("HTTP " + status, !busy, null);
        }
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        byte[] content = response.body();
        if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
            content = Fetcher.gunzip(content, limits.bytes());
        } else if (!encoding.equalsIgnoreCase("identity")) {
            throw new FetchException("an encoding that was not asked for", true, null);
        }
        return new Fetched(
                content,
                new Validators(
                        response.headers().firstValue("ETag").orElse(null),
                        response.headers().firstValue("Last-Modified").orElse(null)));
    }
}
