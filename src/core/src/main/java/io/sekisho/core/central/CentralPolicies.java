package io.sekisho.core.central;

import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyHeader;
import io.sekisho.core.fetch.FetchException;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Location;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets central policies. What does not answer is served from the last verified copy for a day; what is not what was pinned or
 * signed, or is an older version, is never used, and the last verified copy stays the floor. Either way a gap says so.
 */
public final class CentralPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(CentralPolicies.class);

    private final PolicyStore store;
    private final Courier courier;
    private final Fallback fallback;
    private final Clock clock;
    private final boolean offline;
    private final Path directory;

    /**
     * @param environment this process's
     * @param directory relative paths are relative to it
     * @param offline whether the network is forbidden
     */
    public CentralPolicies(
            SekishoHome home, Map<String, String> environment, Path directory, Clock clock, boolean offline) {
        this(home, environment, directory, clock, offline, FetchLimits.POLICY);
    }

    CentralPolicies(
            SekishoHome home,
            Map<String, String> environment,
            Path directory,
            Clock clock,
            boolean offline,
            FetchLimits limits) {
        this.store = new PolicyStore(home.policies());
        this.courier = new Courier(limits, home.cache().resolve("policies"), environment, directory);
        this.fallback = new Fallback(clock);
        this.clock = clock;
        this.offline = offline;
        this.directory = directory;
    }

    /**
     * @throws PolicyException when it says something that is no policy, or names a path where nothing is
     * @throws InterruptedException when the user stopped it; no child is left
     */
    public CentralPolicy fetch(PolicyReference reference) throws PolicyException, InterruptedException {
        return fetch(reference, null);
    }

    /**
     * The same for a reference that the repository's own configuration makes.
     *
     * @param near where its relative paths are read; null for the directory
     */
    public CentralPolicy fetch(PolicyReference reference, TrustedFiles near)
            throws PolicyException, InterruptedException {
        String identity = identity(reference, near);
        PolicyCopy copy = identity == null ? null : store.read(identity);
        if (offline && isRemote(reference.place())) {
            return fallback.away(reference, copy, "--offline");
        }
        try {
            Delivery delivery = courier.bring(reference, copy, near);
            if (reference.place() instanceof PolicyPlace.Web && Proof.of(reference, delivery) == null) {
                // Whoever replaces policy and signature on a web server does so one after the other.
                delivery = courier.bring(reference, null, near);
            }
            return judge(reference, delivery, copy, identity);
        } catch (FetchException e) {
            LOG.info("{} did not answer: {}", reference.shown(), e.getMessage());
            return fallback.away(reference, copy, IoProblem.saidBy(e));
        }
    }

    /** @return null for what needs no memory: nothing verifies it, or it comes with the trusted state itself */
    private String identity(PolicyReference reference, TrustedFiles near) {
        if (!reference.isVerified() || near != null && reference.isRelative()) {
            return null;
        }
        return reference.place() instanceof PolicyPlace.Local local
                ? Location.path(local.path(), directory).map(Path::toString).orElse(local.path())
                : Location.identity(reference.source());
    }

    private static boolean isRemote(PolicyPlace place) {
        return place instanceof PolicyPlace.Web
                || place instanceof PolicyPlace.Repository repository && !repository.isLocal();
    }

    private CentralPolicy judge(PolicyReference reference, Delivery delivery, PolicyCopy copy, String identity)
            throws PolicyException {
        String proof = Proof.of(reference, delivery);
        if (proof == null) {
            return fallback.refused(reference, copy, Proof.missing(reference, delivery), "unverified-step");
        }
        PolicyHeader header = header(reference, delivery.content());
        Long serial = header.serial();
        if (reference.keys() != null) {
            if (serial == null) {
                throw new PolicyException(
                        List.of(Text.of("central.no-serial", header.serialAt())),
                        Text.of("central.no-serial-step"),
                        null);
            }
            Optional<Text> replay = replay(reference, delivery, serial, copy);
            if (replay.isPresent()) {
                return fallback.refused(reference, copy, replay.get(), "replay-step");
            }
        }
        Instant now = clock.instant();
        List<Gap> gaps = new ArrayList<>();
        if (identity != null) {
            keep(reference, delivery, serial, identity, now).ifPresent(gaps::add);
        }
        return new CentralPolicy(
                reference, Fallback.label(reference, serial, null), delivery.content(), gaps, true, proof, serial, now);
    }

    private static PolicyHeader header(PolicyReference reference, byte[] content) throws PolicyException {
        try {
            return PolicyHeader.read("central policy " + reference.shown(), content);
        } catch (ConfigException e) {
            throw new PolicyException(e.problems(), Text.of("central.broken-step"), e);
        }
    }

    private static Optional<Text> replay(PolicyReference reference, Delivery delivery, long serial, PolicyCopy copy) {
        if (copy == null || copy.serial() == null || serial > copy.serial()) {
            return Optional.empty();
        }
        if (serial < copy.serial()) {
            return Optional.of(Text.of("central.replay", reference.shown(), serial, copy.serial()));
        }
        return Hash.sha256(delivery.content()).equals(copy.sha256())
                ? Optional.empty()
                : Optional.of(Text.of("central.same-serial", reference.shown(), serial));
    }

    private Optional<Gap> keep(
            PolicyReference reference, Delivery delivery, Long serial, String identity, Instant now) {
        try {
            store.keep(
                    identity,
                    new PolicyCopy(
                            PolicyCopy.FORMAT,
                            reference.shown(),
                            now,
                            serial,
                            Hash.sha256(delivery.content()),
                            delivery.content(),
                            delivery.signature(),
                            delivery.validators().etag(),
                            delivery.validators().lastModified()));
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("the policy's copy cannot be kept: {}", e.toString());
            return Optional.of(Fallback.gap(
                    GapType.TOOL_NOTE,
                    Text.of("central.not-kept", reference.shown(), IoProblem.of(e)),
                    "not-kept-step"));
        }
    }
}
