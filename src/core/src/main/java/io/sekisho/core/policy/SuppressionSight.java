package io.sekisho.core.policy;

import io.sekisho.model.Facts;
import io.sekisho.model.GapType;
import io.sekisho.model.Kind;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a scan saw all that an entry could cover, so that its covering nothing says something. */
final class SuppressionSight {
    private final Set<Kind> seen = EnumSet.noneOf(Kind.class);

    /** Switched off by the trusted configuration, so that nothing of them is shown or gated. */
    private final Set<Kind> off = EnumSet.noneOf(Kind.class);

    private final Set<Kind> unseen = EnumSet.noneOf(Kind.class);

    SuppressionSight(Facts facts) {
        for (ScannerRun run : facts.coverage().scanners()) {
            of(run, facts).add(run.kind());
        }
        String scope = facts.project().scope();
        if (scope.equals("staged") || scope.equals("range")) {
            unseen.addAll(EnumSet.allOf(Kind.class));
        }
    }

    private Set<Kind> of(ScannerRun run, Facts facts) {
        if (run.state() == ScannerState.COMPLETED || run.state() == ScannerState.NOTHING_TO_SCAN) {
            return seen;
        }
        boolean configured = run.state() == ScannerState.LEFT_OUT
                && facts.coverage().gaps().stream()
                        .anyMatch(gap -> gap.type() == GapType.SCOPE_CONFIGURED
                                && run.scanner().equals(gap.scanner()));
        return configured ? off : unseen;
    }

    /**
     * A scanner that is switched off for good keeps an entry from being judged only when it alone could need the entry: others
     * would else never be called unused.
     */
    boolean isWhole(Suppression entry) {
        Set<Kind> kinds = kinds(entry);
        return kinds.stream().noneMatch(unseen::contains)
                && kinds.stream().anyMatch(seen::contains)
                && (kinds.size() > 1 || kinds.stream().noneMatch(off::contains));
    }

    /** The kinds of which a finding may meet it. */
    static Set<Kind> kinds(Suppression entry) {
        if (entry.fingerprint() != null) {
            return Stream.of(Kind.values())
                    .filter(kind -> entry.fingerprint().charAt(0) == scheme(kind))
                    .collect(() -> EnumSet.noneOf(Kind.class), Set::add, Set::addAll);
        }
        boolean vulnerability = entry.vulnerability() != null
                || entry.component() != null
                || entry.rule() != null && entry.rule().matches("(?i)(?:CVE|GHSA)-.*");
        return vulnerability ? EnumSet.of(Kind.DEPENDENCY, Kind.EXTERNAL) : EnumSet.allOf(Kind.class);
    }

    private static char scheme(Kind kind) {
        return switch (kind) {
            case DEPENDENCY -> 'd';
            case SECRET -> 's';
            case CODE -> 'c';
            case EXTERNAL -> 'x';
        };
    }
}
