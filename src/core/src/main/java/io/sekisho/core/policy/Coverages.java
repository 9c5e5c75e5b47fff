package io.sekisho.core.policy;

import io.sekisho.core.consolidate.Fingerprints;
import io.sekisho.core.reference.History.Sight;
import io.sekisho.core.reference.Loss;
import io.sekisho.core.scan.ExternalTools;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who could have seen what, now and in the reference: what a scanner did not look at is neither fixed nor new. */
final class Coverages {
    /** What keeps a scanner from telling of what was in its sight. */
    private static final Set<GapType> DOUBTFUL = Set.of(
            GapType.SCANNER_FAILED,
            GapType.SCANNER_TIMED_OUT,
            GapType.SCANNER_OUT_OF_MEMORY,
            GapType.DATABASE_MISSING,
            GapType.DATABASE_STALE,
            GapType.DATABASE_PARTIAL,
            GapType.DATABASE_DEMO,
            GapType.COVERAGE_FELL);

    private final Facts now;
    private final Facts before;
    private final Set<String> tools;
    private final Set<String> toolsBefore;
    private final Unread unread;
    private final Unread unreadBefore;
    private final Map<Kind, Boolean> seesNow = new EnumMap<>(Kind.class);
    private final Map<Kind, Boolean> sawBefore = new EnumMap<>(Kind.class);
    private final boolean elsewhere;
    private final Set<Kind> doubtful = EnumSet.noneOf(Kind.class);

    /** @param before the reference's; null without one */
    Coverages(Facts now, Facts before) {
        this(now, before, before == null ? Sight.UNKNOWN : Sights.of(before));
    }

    /** Knows of the reference only what it could not see. */
    Coverages(Facts now, List<Gap> before) {
        this(now, null, new Sight(before, null, null));
    }

    /** Knows of an earlier scan only how far it saw. */
    Coverages(Facts now, Sight before) {
        this(now, null, before);
    }

    private Coverages(Facts now, Facts before, Sight then) {
        List<Gap> gapsBefore = then.gaps();
        this.now = now;
        this.before = before;
        this.elsewhere = Sights.isElsewhere(now.project().directory(), then.directory());
        this.tools = found(now);
        this.toolsBefore = before == null ? Set.of() : found(before);
        this.unread = new Unread(now, gapsBefore);
        this.unreadBefore =
                before == null ? null : new Unread(before, now.coverage().gaps());
        for (Kind kind : Kind.values()) {
            boolean knowsLess = kind == Kind.DEPENDENCY && Sights.isOlder(Clocks.updated(now), then.database());
            seesNow.put(kind, !knowsLess && sees(kind, now, gapsBefore));
            sawBefore.put(
                    kind, before != null && sees(kind, before, now.coverage().gaps()) && isOfOurScheme(kind, before));
            if (before == null || hasGap(kind, before, DOUBTFUL)) {
                doubtful.add(kind);
            }
        }
    }

    /** A report that names findings in another way cannot tell which of ours it had. */
    private static boolean isOfOurScheme(Kind kind, Facts facts) {
        for (Finding finding : facts.findings()) {
            if (finding.kind() == kind && !Fingerprints.isCurrent(kind, finding.fingerprint())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a finding of the reference that is gone is gone indeed. */
    boolean isFixed(Finding gone) {
        if (elsewhere
                || !seesNow.get(gone.kind())
                || !Fingerprints.isCurrent(gone.kind(), gone.fingerprint())
                || unread.mayHide(gone)) {
            return false;
        }
        return switch (gone.kind()) {
            case SECRET -> reaches(now, gone.occurrences().stream().anyMatch(Occurrence::inTree) && !isCommitted(gone));
            case EXTERNAL -> hasTool(now, tools, gone.external().tool());
            case DEPENDENCY, CODE -> true;
        };
    }

    /** What was committed stays in the history, where a scan of the tree does not look. */
    private static boolean isCommitted(Finding secret) {
        return secret.occurrences().stream().anyMatch(occurrence -> occurrence.commit() != null);
    }

    /** Whether the reference would have had it. */
    boolean sawBefore(Finding finding) {
        if (before == null || elsewhere || !sawBefore.get(finding.kind()) || unreadBefore.mayHide(finding)) {
            return false;
        }
        return switch (finding.kind()) {
            case SECRET -> reaches(before, finding.occurrences().stream().anyMatch(Occurrence::inTree));
            case EXTERNAL -> hasTool(before, toolsBefore, finding.external().tool());
            case DEPENDENCY, CODE -> true;
        };
    }

    /** Whether the reference would have had it if it had been known then. Unlike a status, a day of grace needs data of that day. */
    boolean hadInSight(Finding finding) {
        return sawBefore(finding) && !doubtful.contains(finding.kind());
    }

    /** Whether what a baseline lists would be seen now if it were there. */
    boolean sees(Baseline.Entry entry) {
        return !elsewhere
                && seesNow.get(entry.kind())
                && !unread.mayHide(entry.kind(), entry.path())
                && isReached(now, tools, entry);
    }

    /** Whether the reference would have had it. */
    boolean sawBefore(Baseline.Entry entry) {
        return before != null
                && !elsewhere
                && sawBefore.get(entry.kind())
                && !unreadBefore.mayHide(entry.kind(), entry.path())
                && isReached(before, toolsBefore, entry);
    }

    private static boolean isReached(Facts facts, Set<String> found, Baseline.Entry entry) {
        return switch (entry.kind()) {
            case SECRET -> reaches(facts, entry.count() > 0);
            case EXTERNAL -> entry.tool() != null && hasTool(facts, found, entry.tool());
            case DEPENDENCY, CODE -> true;
        };
    }

    private static boolean reaches(Facts facts, boolean inTree) {
        String scope = facts.project().scope();
        return "history".equals(scope) || inTree && "tree".equals(scope);
    }

    /** Results of a tool say something of it only. */
    private static boolean hasTool(Facts facts, Set<String> found, String tool) {
        return found.contains(tool) || !runs(facts, tool).isEmpty();
    }

    /** @return another tool's runs, by its name with its version, if it tells that */
    static Set<String> runs(Facts facts, String tool) {
        return facts.coverage().scanners().stream()
                .filter(run -> run.kind() == Kind.EXTERNAL)
                .flatMap(run -> ExternalTools.runs(run, tool).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Facts facts) {
        return facts.findings().stream()
                .filter(finding -> finding.external() != null)
                .map(finding -> finding.external().tool())
                .collect(Collectors.toSet());
    }

    /** What both left out is no difference between them. */
    private static boolean sees(Kind kind, Facts facts, List<Gap> other) {
        List<ScannerRun> runs = facts.coverage().scanners().stream()
                .filter(run -> run.kind() == kind)
                .toList();
        Set<String> ids = new HashSet<>();
        for (ScannerRun run : runs) {
            ids.add(run.scanner());
            boolean looked = run.state() == ScannerState.COMPLETED
                    || run.state() == ScannerState.NOTHING_TO_SCAN && kind != Kind.EXTERNAL;
            if (!looked) {
                return false;
            }
        }
        Set<List<Object>> shared = new HashSet<>();
        other.forEach(gap -> shared.add(key(gap)));
        return !runs.isEmpty()
                && facts.coverage().gaps().stream()
                        .filter(gap -> Loss.of(gap.type()) == Loss.ANY)
                        .filter(gap -> gap.scanner() == null || ids.contains(gap.scanner()))
                        .allMatch(gap -> shared.contains(key(gap)));
    }

    private static boolean hasGap(Kind kind, Facts facts, Set<GapType> types) {
        Set<String> ids = facts.coverage().scanners().stream()
                .filter(run -> run.kind() == kind)
                .map(ScannerRun::scanner)
                .collect(Collectors.toSet());
        return facts.coverage().gaps().stream()
                .anyMatch(gap -> types.contains(gap.type()) && (gap.scanner() == null || ids.contains(gap.scanner())));
    }

    private static List<Object> key(Gap gap) {
        return Arrays.asList(gap.type(), gap.scanner(), gap.message());
    }
}
