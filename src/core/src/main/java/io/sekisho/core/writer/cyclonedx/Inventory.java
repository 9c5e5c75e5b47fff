package io.sekisho.core.writer.cyclonedx;

import io.sekisho.core.writer.vex.Claim;
import io.sekisho.core.writer.vex.ClaimMaker;
import io.sekisho.core.writer.vex.Purls;
import io.sekisho.model.Component;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gives everything in a document one name, and knows who brings in whom. */
final class Inventory {
    private final String root;
    private final Set<String> taken = new HashSet<>();
    private final List<String> references = new ArrayList<>();
    private final Map<String, List<String>> byPurl = new HashMap<>();
    private final Map<String, String> canonical = new HashMap<>();
    private final SortedSet<String> mentioned = new TreeSet<>();
    private final SortedMap<String, SortedSet<String>> edges = new TreeMap<>();

    /**
     * @param root name of the whole
     * @param maker knows what each finding is about
     */
    Inventory(String root, Facts facts, ClaimMaker maker) {
        this.root = root;
        taken.add(root);
        for (Component component : facts.components()) {
            String purl = purl(component);
            String reference = purl;
            for (int i = 2; !taken.add(reference); i++) {
                reference = purl + "#" + i;
            }
            references.add(reference);
            byPurl.computeIfAbsent(purl, any -> new ArrayList<>(1)).add(reference);
        }
        for (int i = 0; i < references.size(); i++) {
            link(facts.components().get(i), references.get(i));
        }
        for (Finding finding : facts.findings()) {
            if (finding.kind() == Kind.DEPENDENCY) {
                maker.of(finding, List.of()).forEach(this::mention);
            }
        }
    }

    private void mention(Claim claim) {
        if (!byPurl.containsKey(claim.packageUrl())) {
            mentioned.add(claim.packageUrl());
        }
    }

    private void link(Component component, String reference) {
        if (Boolean.TRUE.equals(component.direct())) {
            edge(root, reference);
        }
        String own = component.packageUrl() == null ? null : canonical(component.packageUrl());
        for (Occurrence occurrence : component.occurrences()) {
            String from = root;
            for (String step : occurrence.dependencyPath()) {
                String to = canonical(step);
                String known = to.equals(own) ? reference : named(to);
                edge(from, known);
                from = known;
            }
            if (!from.equals(root)) {
                edge(from, reference);
            }
        }
    }

    private void edge(String from, String to) {
        if (!from.equals(to)) {
            edges.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
        }
    }

    /** A package on the way that the scan listed, or else one that is only mentioned. */
    private String named(String purl) {
        List<String> known = byPurl.get(purl);
        if (known != null) {
            return known.get(0);
        }
        mentioned.add(purl);
        return purl;
    }

    private String canonical(String purl) {
        return canonical.computeIfAbsent(
                purl, text -> Purls.canonical(text).orElseGet(() -> Purls.generic(text, null)));
    }

    /** Canonical; a generic one for what has none. */
    String purl(Component component) {
        return component.packageUrl() == null
                ? Purls.generic(component.name(), component.version())
                : canonical(component.packageUrl());
    }

    String root() {
        return root;
    }

    /** @param index position among the components */
    String reference(int index) {
        return references.get(index);
    }

    /** What the document calls a package; more than one where files differ. */
    List<String> references(String purl) {
        return byPurl.getOrDefault(purl, List.of(purl));
    }

    /** Packages of which the scan saw no file: those between a direct dependency and what it brings in. */
    SortedSet<String> mentioned() {
        return mentioned;
    }

    /** Who needs whom, as far as it is known. */
    SortedMap<String, SortedSet<String>> edges() {
        return edges;
    }
}
