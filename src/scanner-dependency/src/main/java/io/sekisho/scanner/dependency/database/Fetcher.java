package io.sekisho.scanner.dependency.database;

import io.sekisho.core.fetch.Location;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.scan.Progress;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * Downloads files over HTTP(S): continues where a broken download stopped, tries again with growing pauses, obeys a size limit
 * and the JVM's proxy settings ({@code https.proxyHost} …).
 */
final class Fetcher {
    /** The address answered that it has no such file. */
    static final class NotThere extends IOException {
        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }

    private static final int ATTEMPTS = 5;

    private final Duration pause;
    private final Duration timeout;
    private final long limit;
    private final Progress progress;

    /**
     * @param pause before the second attempt; doubled each time
     * @param timeout for connecting, and for each wait for more data
     * @param limit in bytes; a longer file is an error
     */
    Fetcher(Duration pause, Duration timeout, long limit, Progress progress) {
        this.pause = pause;
        this.timeout = timeout;
        this.limit = limit;
        this.progress = progress;
    }

    static boolean isRemote(String location) {
        return Location.isRemote(location);
    }

    /** Without user, password and query, which may hold a token: fit for messages and manifests. */
    static String display(String location) {
        return Location.display(location);
    }

    /**
     * @param part where the download grows; kept when it fails, so that the next call continues
     * @throws NotThere when the server says 404 or 410
     * @throws IOException after the last attempt; names the address
     */
    void fetch(String location, Path part, Path target) throws IOException, InterruptedException {
        fetch(location, Map.of(), part, target);
    }

    /**
     * @param headers sent along, e.g. a key; never to another address that the server refers to
     */
    void fetch(String location, Map<String, String> headers, Path part, Path target)
            throws IOException, InterruptedException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                Thread.sleep(pause.toMillis() << (attempt - 1));
            }
            try {
                once(location, headers, part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                Files.deleteIfExists(tag(part));
                return;
            } catch (Final | NotThere e) {
                throw e;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException(display(location) + ": " + reason(last), last);
    }

    private void once(String location, Map<String, String> headers, Path part)
            throws IOException, InterruptedException {
        long have = Files.exists(part) && Files.exists(tag(part)) ? Files.size(part) : 0;
        HttpURLConnection connection = open(location, have, have > 0 ? Files.readString(tag(part)) : "");
        headers.forEach(connection::setRequestProperty);
        connection.setInstanceFollowRedirects(headers.isEmpty());
        try {
            int status = connection.getResponseCode();
            if (status == 404 || status == 410) {
                throw new NotThere(said(location, connection, status));
            }
            if (status == 416) {
                Files.deleteIfExists(part);
                throw new IOException("HTTP 416");
            }
            if (status != 200 && status != 206) {
                String said = said(location, connection, status);
                // NVD says 403 to whoever asks too often.
                throw status == 403 || status == 429 || status >= 500 ? new IOException(said) : new Final(said);
            }
            receive(connection, part, status == 206 ? have : 0, location);
        } finally {
            connection.disconnect();
        }
    }

    private void receive(HttpURLConnection connection, Path part, long from, String location)
            throws IOException, InterruptedException {
        String validator = connection.getHeaderField("ETag") != null
                ? connection.getHeaderField("ETag")
                : connection.getHeaderField("Last-Modified");
        if (from == 0) {
            // Without a validator a later attempt cannot know whether it continues the same file.
            Files.deleteIfExists(tag(part));
            if (validator != null && !validator.startsWith("W/")) {
                Files.writeString(tag(part), validator);
            }
        }
        long length = connection.getContentLengthLong();
        if (length >= 0 && from + length > limit) {
            throw new Final(display(location) + ": " + (from + length) + " bytes are more than the limit of " + limit);
        }
        Text step = Text.of("dependency.database-downloading", display(location));
        long have = from;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = connection.getInputStream();
                FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(from);
            out.position(from);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                have += n;
                if (have > limit) {
                    throw new Final(display(location) + ": more than the limit of " + limit + " bytes");
                }
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
                progress.at(step, have, Math.max(0, from + length));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
        if (length >= 0 && have != from + length) {
            throw new IOException("the connection ended after " + have + " of " + (from + length) + " bytes");
        }
    }

    private HttpURLConnection open(String location, long have, String validator) throws IOException {
        URL url = URI.create(location).toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setRequestProperty("User-Agent", "sekisho");
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (url.getUserInfo() != null) {
            String user = java.net.URLDecoder.decode(url.getUserInfo(), java.nio.charset.StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(user.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        if (have > 0) {
            connection.setRequestProperty("Range", "bytes=" + have + "-");
            connection.setRequestProperty("If-Range", validator);
        }
        return connection;
    }

    /** NVD explains itself in a header. */
    private static String said(String location, HttpURLConnection connection, int status) {
        String message = connection.getHeaderField("message");
        return display(location) + ": HTTP " + status + (message == null ? "" : " " + message);
    }

    private static Path tag(Path part) {
        return part.resolveSibling(part.getFileName() + ".tag");
    }

    private static String reason(IOException e) {
        return IoProblem.saidBy(e);
    }

    /** Trying again would not help. */
    private static final class Final extends IOException {
        private static final long serialVersionUID = 1L;

        Final(String message) {
            super(message);
        }
    }
}
