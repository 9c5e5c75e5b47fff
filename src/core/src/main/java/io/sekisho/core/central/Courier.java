package io.sekisho.core.central;

import io.sekisho.core.fetch.FetchException;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Fetched;
import io.sekisho.core.fetch.Fetched.Validators;
import io.sekisho.core.fetch.Fetcher;
import io.sekisho.core.fetch.Location;
import io.sekisho.core.files.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Brings a policy and its signature, believing neither. */
final class Courier {
    private final Fetcher fetcher;
    private final Path cache;
    private final Map<String, String> environment;
    private final Path directory;

    /**
     * @param cache where repositories are fetched into
     * @param directory relative paths are relative to it
     */
    Courier(FetchLimits limits, Path cache, Map<String, String> environment, Path directory) {
        this.fetcher = new Fetcher(limits);
        this.cache = cache;
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * @param copy what is known already; null when nothing
     * @param near where relative paths are read; null for the directory
     * @throws FetchException when the source does not answer
     * @throws PolicyException when it names a path where nothing is
     */
    Delivery bring(PolicyReference reference, PolicyCopy copy, TrustedFiles near)
            throws FetchException, PolicyException, InterruptedException {
        boolean signed = reference.keys() != null;
        if (reference.place() instanceof PolicyPlace.Web web) {
            return bring(web, signed, copy);
        }
        if (reference.place() instanceof PolicyPlace.Repository repository) {
            return bring(repository, signed);
        }
        String path = ((PolicyPlace.Local) reference.place()).path();
        return near != null && reference.isRelative()
                ? bring(path, reference, signed, near)
                : bring(path, reference, signed);
    }

    private Delivery bring(PolicyPlace.Web web, boolean signed, PolicyCopy copy)
            throws FetchException, InterruptedException {
        boolean known = copy != null && (!signed || copy.signature() != null);
        Fetched policy = fetcher.get(web.address(), known ? copy.validators() : Validators.NONE);
        if (policy.isUnchanged()) {
            return new Delivery(copy.content(), copy.signature(), policy.validators());
        }
        return new Delivery(policy.content(), signed ? signature(web) : null, policy.validators());
    }

    private byte[] signature(PolicyPlace.Web web) throws FetchException, InterruptedException {
        try {
            return fetcher.get(web.signature(), Validators.NONE).content();
        } catch (FetchException e) {
            if (e.isLasting()) {
                return null;
            }
            throw e;
        }
    }

    private Delivery bring(PolicyPlace.Repository place, boolean signed) throws FetchException, InterruptedException {
        try (FetchedRepository remote = FetchedRepository.fetch(place, cache, environment)) {
            byte[] content = remote.read(place.file())
                    .orElseThrow(() -> new FetchException("no file " + place.file() + " there", true, null));
            byte[] signature = signed ? remote.read(place.file() + ".sig").orElse(null) : null;
            return new Delivery(content, signature, Validators.NONE);
        }
    }

    private Delivery bring(String path, PolicyReference reference, boolean signed, TrustedFiles near)
            throws FetchException, PolicyException {
        try {
            byte[] content = near.read(path).orElseThrow(() -> PolicyException.of("no-file", reference.from(), path));
            return new Delivery(content, signed ? near.read(path + ".sig").orElse(null) : null, Validators.NONE);
        } catch (IOException e) {
            throw new FetchException("it cannot be read", true, e);
        }
    }

    private Delivery bring(String path, PolicyReference reference, boolean signed)
            throws FetchException, PolicyException {
        Optional<Path> place = Location.path(path, directory);
        if (place.filter(Files::isDirectory).isPresent()) {
            throw PolicyException.of("directory", reference.from(), path);
        }
        Path file = place.filter(Files::isRegularFile)
                .orElseThrow(() -> PolicyException.of("no-file", reference.from(), path));
        Path beside = file.resolveSibling(file.getFileName() + ".sig");
        return new Delivery(
                fetcher.read(file),
                signed && Files.isRegularFile(beside) ? fetcher.read(beside) : null,
                Validators.NONE);
    }
}
