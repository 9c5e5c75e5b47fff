package io.sekisho.core.view;

import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.SuppressedOccurrence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which lines of build files are to say which version. */
public final class Raising {
    private static final int MOST_PLACES = 20;

    private final Wording wording;

    public Raising(Wording wording) {
        this.wording = wording;
    }

    /** @param through what the line declares, where that is not the vulnerable package itself; null where it is */
    private record Line(String place, String through) {}

    /**
     * All lines that are not suppressed, since each of them blocks by itself; where all are, all.
     *
     * @return empty where it is no dependency, no version mends it, or no build file's line is known
     */
    public List<String> of(Finding finding, FindingJudgement judged) {
        if (finding.kind() != Kind.DEPENDENCY
                || finding.remedy() == null
                || finding.remedy().fixedVersion() == null) {
            return List.of();
        }
        Set<Line> lines = lines(finding, judged);
        List<String> said = new ArrayList<>();
        lines.stream().limit(MOST_PLACES).forEach(line -> said.add(say(finding, line)));
        if (lines.size() > MOST_PLACES) {
            said.add(wording.of("explain.more-places", lines.size() - MOST_PLACES));
        }
        if (isManaged(finding) && lines.stream().anyMatch(line -> line.through() == null)) {
            said.add(wording.of("explain.raise-managed"));
        }
        return said;
    }

    private static Set<Line> lines(Finding finding, FindingJudgement judged) {
        Set<Integer> covered =
                judged.suppressed().stream().map(SuppressedOccurrence::index).collect(Collectors.toSet());
        boolean all = covered.size() == finding.occurrences().size();
        Set<Line> lines = new LinkedHashSet<>();
        for (int i = 0; i < finding.occurrences().size(); i++) {
            Occurrence one = finding.occurrences().get(i);
            // A place without a line is the library itself, not the build file that brings it in.
            if (one.location().startLine() > 0 && (all || !covered.contains(i))) {
                lines.add(new Line(Names.of(one.location()), through(finding, one)));
            }
        }
        return lines;
    }

    private static String through(Finding finding, Occurrence one) {
        if (!one.dependencyPath().isEmpty()) {
            return one.dependencyPath().size() == 1
                    ? null
                    : Names.ofPackage(one.dependencyPath().get(0));
        }
        return finding.remedy().raisesItself(finding.vulnerability())
                ? null
                : Names.ofPackage(finding.remedy().upgrade());
    }

    /** The version is the vulnerable package's: of what brings it in, none is known that carries it. */
    private String say(Finding finding, Line line) {
        String component = finding.vulnerability().component();
        String version = finding.remedy().fixedVersion();
        return line.through() == null
                ? wording.of("explain.raise-at", component, line.place(), version)
                : wording.of("explain.raise-through-at", component, line.place(), version, line.through());
    }

    /** Whether another place than the declaration may set the version. */
    private static boolean isManaged(Finding finding) {
        String packageUrl = finding.vulnerability().packageUrl();
        return packageUrl != null && packageUrl.startsWith("pkg:maven/");
    }
}
