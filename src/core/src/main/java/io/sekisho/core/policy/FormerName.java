package io.sekisho.core.policy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A finding's place as it was before its file was renamed. The fingerprints of secrets and of other tools' results hold the path,
 * so they were others then; they are made again of what a report tells, and believed only where today's comes out, too.
 */
final class FormerName {
    private final Finding finding;
    private final boolean certain;

    /**
     * @param at position of the place
     * @param path of the file before
     */
    FormerName(Finding now, int at, String path) {
        Occurrence place = now.occurrences().get(at);
        Location location = place.location();
        Occurrence before = place.at(new Location(path, location.startLine(), location.endLine()));
        boolean holdsPath = now.kind() == Kind.SECRET || now.kind() == Kind.EXTERNAL;
        Optional<String> name = holdsPath ? name(now, place, path) : Optional.of(now.fingerprint());
        this.certain = name.isPresent()
                && (now.code() == null || isSameClass(now.code().className(), location.path(), path));
        this.finding = now.at(List.of(before)).named(name.orElse(now.fingerprint()));
    }

    /** With that place and nothing else. */
    Finding finding() {
        return finding;
    }

    /** Whether its fingerprint is the one that it had. */
    boolean isCertain() {
        return certain;
    }

    /** Fingerprints of code hold the class, which a file's path tells as far as it holds packages. */
    private static boolean isSameClass(String name, String path, String before) {
        String end = "/" + name.replaceAll("\\$.*", "").replace('.', '/') + ".";
        return ("/" + path).contains(end) && ("/" + before).contains(end);
    }

    private static Optional<String> name(Finding now, Occurrence place, String path) {
        for (Function<String, List<String>> identity : identities(now, place)) {
            if (Fingerprints.of(now.kind(), identity.apply(place.location().path()))
                    .equals(now.fingerprint())) {
                return Optional.of(Fingerprints.of(now.kind(), identity.apply(path)));
            }
        }
        return Optional.empty();
    }

    private static List<Function<String, List<String>>> identities(Finding now, Occurrence place) {
        List<Function<String, List<String>>> all = new ArrayList<>();
        String rule = now.rule().id();
        String line = Objects.requireNonNullElse(place.snippet(), "");
        if (now.kind() == Kind.SECRET) {
            all.add(path -> List.of(rule, path, line));
        } else {
            String tool = now.external().tool();
            String message = Objects.requireNonNullElse(now.message(), "");
            all.add(path -> List.of(tool, rule, path, Likeness.folded(line)));
            all.add(path -> List.of(tool, rule, path, Likeness.folded(message)));
        }
        return all;
    }
}
