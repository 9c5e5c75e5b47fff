package io.sekisho.core.view;

import io.sekisho.core.text.Printable;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Remedy;
import io.sekisho.model.SuppressedOccurrence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of a finding in a few words what it is, where it is and what to do. */
public final class FindingText {
    private static final int MOST_PLACES = 20;

    private final Wording wording;

    private final boolean staged;

    /** @param staged whether what is found has not left this machine yet */
    public FindingText(Wording wording, boolean staged) {
        this.wording = wording;
        this.staged = staged;
    }

    /** @param others how many more findings this line stands for */
    public String what(Finding finding, int others) {
        String more = others == 0 ? "" : " " + wording.of("cli.more-findings", others);
        return switch (finding.kind()) {
            case DEPENDENCY -> safe(finding.vulnerability().id()) + kev(finding) + "  " + component(finding) + more;
            case SECRET, CODE -> name(finding) + more;
            case EXTERNAL -> safe(finding.external().tool()) + ": " + name(finding) + kev(finding) + more;
        };
    }

    private String kev(Finding finding) {
        return finding.vulnerability() == null || finding.vulnerability().kev() == null
                ? ""
                : " " + wording.of("cli.exploited");
    }

    private static String component(Finding finding) {
        String version = finding.vulnerability().componentVersion();
        return safe(finding.vulnerability().component()) + (version == null ? "" : " " + safe(version));
    }

    private static String name(Finding finding) {
        String id = safe(finding.rule().id());
        String name = safe(finding.rule().name());
        return name.equals(id) ? id : id + ": " + name;
    }

    /** The first place that still is in the tree, else the first. */
    public String where(Finding finding) {
        Occurrence first = Primary.place(finding);
        String place = safe(place(first.location()));
        if (finding.kind() == Kind.SECRET && !first.inTree() && first.commit() != null) {
            place += " @" + Names.ofCommit(first.commit().id());
        }
        int others = finding.occurrences().size() - 1;
        return switch (others) {
            case 0 -> place;
            case 1 -> place + " " + wording.of("cli.more-place");
            default -> place + " " + wording.of("cli.more-places", others);
        };
    }

    private static String place(Location location) {
        return location.startLine() == 0 ? location.path() : location.path() + ":" + location.startLine();
    }

    /**
     * Which lines of build files are to say which version: all that are not suppressed, since each of them blocks by itself; where all
     * are, all.
     *
     * @return empty where it is no dependency, no version mends it, or no build file's line is known
     */
    public List<String> raise(Finding finding, FindingJudgement judged) {
        Remedy remedy = finding.remedy();
        if (finding.kind() != Kind.DEPENDENCY || remedy == null || remedy.fixedVersion() == null) {
            return List.of();
        }
        Set<Integer> covered =
                judged.suppressed().stream().map(SuppressedOccurrence::index).collect(Collectors.toSet());
        boolean all = covered.size() == finding.occurrences().size();
        Set<Location> places = new LinkedHashSet<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            Location place = finding.occurrences().get(i).location();
            // A place without a line is the library itself, not the build file that brings it in.
            if (place.startLine() > 0 && (all || !covered.contains(i))) {
                places.add(place);
            }
        }
        List<String> said = new ArrayList<>();
        places.stream().limit(MOST_PLACES).forEach(place -> said.add(raise(finding, remedy, Names.of(place))));
        if (places.size() > MOST_PLACES) {
            said.add(wording.of("explain.more-places", places.size() - MOST_PLACES));
        }
        if (!places.isEmpty() && isManaged(finding) && remedy.raisesItself(finding.vulnerability())) {
            said.add(wording.of("explain.raise-managed"));
        }
        return said;
    }

    /** Whether another place than the declaration may set the version. */
    private static boolean isManaged(Finding finding) {
        String packageUrl = finding.vulnerability().packageUrl();
        return packageUrl != null && packageUrl.startsWith("pkg:maven/");
    }

    /** The version is the component's: of what brings it in, none is known that carries it. */
    private String raise(Finding finding, Remedy remedy, String place) {
        String component = finding.vulnerability().component();
        return remedy.raisesItself(finding.vulnerability())
                ? wording.of("explain.raise-at", component, place, remedy.fixedVersion())
                : wording.of(
                        "explain.raise-through-at",
                        component,
                        place,
                        remedy.fixedVersion(),
                        Names.ofPackage(remedy.upgrade()));
    }

    public String advice(Finding finding) {
        if (staged && finding.kind() == Kind.SECRET) {
            return wording.of("cli.advice-secret-staged");
        }
        if (finding.remedy() != null) {
            return wording.of(finding.remedy().advice());
        }
        return switch (finding.kind()) {
            case DEPENDENCY -> wording.of("cli.advice-dependency");
            case SECRET -> wording.of("cli.advice-secret");
            case CODE, EXTERNAL ->
                finding.rule().helpUri() == null
                        ? wording.of("cli.advice-code")
                        : wording.of("cli.advice-code-help", finding.rule().helpUri());
        };
    }

    private static String safe(String text) {
        return Printable.of(text);
    }
}
