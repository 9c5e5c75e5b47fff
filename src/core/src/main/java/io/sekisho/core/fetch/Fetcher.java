package io.sekisho.core.fetch;

import io.sekisho.core.fetch.Fetched.Validators;
import io.sekisho.core.files.IoProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gets one small file into memory. Addresses are asked through the JVM's proxy and certificate settings; at most five redirects
 * are followed, never from https to http, and a password goes to the host that it was given for only. An interrupt ends it at
 * once.
 */
public final class Fetcher {
    private final FetchLimits limits;

    public Fetcher(FetchLimits limits) {
        this.limits = limits;
    }

    /**
     * @param location an http(s) address
     * @param known what the last answer said, to be told that nothing changed
     * @throws FetchException after the last attempt
     */
    public Fetched get(String location, Validators known) throws FetchException, InterruptedException {
        FetchException last = null;
        for (int attempt = 0; attempt < limits.attempts(); attempt++) {
            if (attempt > 0) {
                Thread.sleep(limits.pause().toMillis() << (attempt - 1));
            }
            try {
                return new HttpExchange(limits).get(location, known);
            } catch (FetchException e) {
                if (e.isLasting()) {
                    throw e;
                }
                last = e;
            }
        }
        throw last;
    }

    /** @throws FetchException when there is no such file, it cannot be read, or is too large */
    public byte[] read(Path file) throws FetchException {
        if (!Files.isRegularFile(file)) {
            throw new FetchException(Files.exists(file) ? "not a file" : "no such file", true, null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return bounded(in, limits.bytes());
        } catch (FetchException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new FetchException("no such file", true, e);
        } catch (IOException e) {
            throw new FetchException(IoProblem.of(e), true, e);
        }
    }

    /** Unpacks gzip. What it unpacks to is limited, so no bomb goes off. */
    public static byte[] gunzip(byte[] packed, long limit) throws FetchException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return bounded(in, limit);
        } catch (FetchException e) {
            throw e;
        } catch (ZipException e) {
            throw new FetchException("damaged gzip data", false, e);
        } catch (IOException e) {
            throw new FetchException("gzip data that ends too early", false, e);
        }
    }

    /** Whether it begins as gzip does. */
    public static boolean isGzip(byte[] content) {
        return content.length > 2 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
    }

    private static byte[] bounded(InputStream in, long limit) throws IOException {
        byte[] content = in.readNBytes((int) limit);
        if (in.read() >= 0) {
            throw tooLarge(limit);
        }
        return content;
    }

    static FetchException tooLarge(long limit) {
        return new FetchException("more than the limit of " + limit + " bytes", true, null);
    }
}
