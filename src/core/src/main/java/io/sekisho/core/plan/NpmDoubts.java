package io.sekisho.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.sekisho.core.plan.NpmAsks.Ask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Entries of a lock file that call a package something else than what npm would install: npm gets what {@code resolved} leads to
 * and does not compare it with the entry's name and version; and it installs anew what does not fit the project's wishes.
 */
final class NpmDoubts {
    /**
     * @param place of the entry
     * @param said what the entry says it is; the same as the other where only npm up to its version 6 has the entry
     * @param other what it would be; null when that is not told either
     * @param against what speaks against the entry, in short and without addresses
     */
    record Doubt(String place, NpmLock.Node said, NpmLock.Node other, String against) {
        /** In signs that need no translation. */
        String text() {
            String entry = said.equals(other) ? "\"packages\"" : said.name() + '@' + said.version();
            return place + ": " + entry + " ≠ " + against;
        }
    }

    private static final Set<String> CHOSEN = Set.of("dependencies", NpmAsks.DEVELOPMENT, "optionalDependencies");

    private final NpmLock lock;
    private final NpmAsks asks;
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();

    private NpmDoubts(NpmLock lock) {
        this.lock = lock;
        this.asks = lock.asks();
    }

    static List<Doubt> of(NpmLock lock) {
        NpmDoubts doubts = new NpmDoubts(lock);
        lock.places().forEach((place, entry) -> {
            if (NpmLock.isInstalled(place)) {
                doubts.entry(place, entry);
            }
        });
        doubts.earlier();
        return doubts.doubts;
    }

    private void entry(String place, JsonNode entry) {
        NpmLock.Node said = NpmLock.Node.of(place, entry);
        List<NpmSpec> specs = Stream.concat(
                        asks.of(place).stream().map(Ask::spec), asks.overrides(said.alias()).stream())
                .toList();
        boolean elsewhere = specs.isEmpty() || specs.stream().anyMatch(spec -> !spec.isOfRegistry());
        if (entry.path("link").asBoolean()) {
            if (!elsewhere && !asks.hasWorkspaces()) {
                add(place, said, null, "link");
            }
            return;
        }
        String resolved = resolved(entry);
        NpmSpec spec = NpmSpec.of(resolved);
        NpmTarball there = there(said, resolved, spec);
        boolean counts = there != null && (there.certain() || !elsewhere);
        if (counts && (NpmTarball.version(said.version()) != null || there.certain() && isOfRegistry(said))) {
            if (!there.agrees(said.name(), said.version())) {
                add(place, said, there);
            }
        } else if (there == null && !resolved.isEmpty() && spec.isOfRegistry()) {
            add(place, said, null, "resolved");
        } else if (!elsewhere && spec.kind() == NpmSpec.Kind.LOCAL) {
            add(place, said, null, "file");
        } else if (!elsewhere && (spec.kind() == NpmSpec.Kind.GIT || NpmTarball.isOfGit(resolved))) {
            add(place, said, null, "git");
        }
        if (!counts || there.name() == null) {
            asked(place, said, specs);
        }
        chosen(place, said);
    }

    /** Older versions of npm write false where there is none. */
    private static String resolved(JsonNode entry) {
        JsonNode resolved = entry.path("resolved");
        return resolved.isBoolean() && !resolved.asBoolean()
                ? ""
                : resolved.asText("").strip();
    }

    private static boolean isOfRegistry(NpmLock.Node said) {
        return NpmSpec.of(said.version()).kind() == NpmSpec.Kind.REGISTRY;
    }

    /** npm takes it as it takes what a package.json says: a version or an alias, too, which it writes there in no case. */
    private static NpmTarball there(NpmLock.Node said, String resolved, NpmSpec spec) {
        NpmTarball there = NpmTarball.read(resolved, said.name());
        String version = there == null && spec.isOfRegistry() ? NpmTarball.version(spec.rest()) : null;
        return version == null
                ? there
                : new NpmTarball(spec.kind() == NpmSpec.Kind.ALIAS ? spec.name() : said.alias(), version, true);
    }

    /** Where no address tells what it is, those that ask for it do. */
    private void asked(String place, NpmLock.Node said, List<NpmSpec> specs) {
        for (NpmSpec spec : specs) {
            NpmTarball wanted = spec.kind() == NpmSpec.Kind.ADDRESS ? NpmTarball.read(spec.rest(), said.name()) : null;
            if (wanted != null && wanted.certain() && !wanted.agrees(said.name(), said.version())) {
                add(place, said, wanted);
                return;
            }
        }
        List<String> names = specs.stream()
                .map(spec -> spec.kind() == NpmSpec.Kind.ALIAS
                        ? spec.name()
                        : spec.isOfRegistry() ? said.alias() : said.name())
                .distinct()
                .toList();
        if (!names.isEmpty() && !names.contains(said.name())) {
            names.forEach(name -> add(place, said, said.but(name, said.version()), null));
        }
    }

    /** A version that the project does not allow is replaced by one that it allows. */
    private void chosen(String place, NpmLock.Node said) {
        if (!asks.overrides(said.alias()).isEmpty()) {
            return;
        }
        for (Ask ask : asks.of(place)) {
            String range = ask.spec().rest();
            if (!NpmLock.isInstalled(ask.from())
                    && CHOSEN.contains(ask.section())
                    && ask.spec().isOfRegistry()
                    && !NpmRange.mayAllow(range, said.version())) {
                String name =
                        ask.spec().kind() == NpmSpec.Kind.ALIAS ? ask.spec().name() : said.alias();
                boolean exact = NpmTarball.version(range) != null;
                add(place, said, exact ? said.but(name, NpmTarball.version(range)) : null, name + '@' + range);
            }
        }
    }

    /** Up to its version 6 npm reads another part of the file. */
    private void earlier() {
        Set<List<String>> told = new HashSet<>();
        lock.places().forEach((place, entry) -> {
            NpmLock.Node said = NpmLock.Node.of(place, entry);
            told.add(List.of(said.name(), said.version()));
        });
        lock.earlier().forEach((place, entry) -> {
            NpmLock.Node said = NpmLock.Node.of(place, entry);
            String resolved = resolved(entry);
            NpmTarball there = there(said, resolved, NpmSpec.of(resolved));
            boolean certain = there != null && there.certain();
            if (NpmTarball.version(said.version()) == null) {
                return;
            }
            if (!told.contains(List.of(said.name(), said.version()))) {
                add(place, said, said, "\"dependencies\": " + said.name() + '@' + said.version());
            }
            if (certain && !there.agrees(said.name(), said.version())) {
                add(place, said, there);
            }
        });
    }

    private void add(String place, NpmLock.Node said, NpmTarball there) {
        String name = there.name() == null ? said.name() : there.name();
        add(place, said, said.but(name, there.version()), null);
    }

    private void add(String place, NpmLock.Node said, NpmLock.Node other, String against) {
        String text = against != null ? against : other.name() + '@' + other.version();
        if (seen.add(Arrays.asList(place, other))) {
            doubts.add(new Doubt(place, said, other, text));
        }
    }
}
