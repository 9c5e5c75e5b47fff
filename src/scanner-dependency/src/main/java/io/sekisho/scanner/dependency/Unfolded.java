package io.sekisho.scanner.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.owasp.dependencycheck.dependency.Dependency;

/**
 * One dependency with every file that has its very bytes. Dependency-Check lists a file below another when both have the same
 * content, or are siblings with the same findings: the former is one more place, the latter a package of its own.
 */
record Unfolded(Dependency dependency, List<Dependency> copies) {

    static List<Unfolded> of(Dependency[] dependencies) {
        List<Unfolded> all = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            List<Dependency> copies = new ArrayList<>(List.of(dependency));
            for (Dependency related : dependency.getRelatedDependencies()) {
                if (!related.isVirtual() && Objects.equals(related.getSha1sum(), dependency.getSha1sum())) {
                    copies.add(related);
                } else {
                    all.add(new Unfolded(related, List.of(related)));
                }
            }
            all.add(new Unfolded(dependency, copies));
        }
        return all;
    }

    /** @return every place of every copy */
    List<Place> places(Places places) {
        return copies.stream()
                .flatMap(copy -> places.of(copy).stream())
                .distinct()
                .toList();
    }
}
