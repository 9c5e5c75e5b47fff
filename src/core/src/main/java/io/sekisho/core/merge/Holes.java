package io.sekisho.core.merge;

import io.sekisho.model.Facts;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannerRun;
import io.sekisho.model.ScannerState;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What no part saw. A scanner that one part left out is no hole where another part of the same directory ran it. */
final class Holes {
    private static final Set<String> LEFT_OUT = Set.of("core.left-out-by-flag", "core.left-out-by-config");

    private final List<Part> parts;
    private final List<Facts> relocated;
    private final Directories directories;
    private final Map<String, Set<String>> ran = new HashMap<>();

    /** @param relocated the parts' facts in the same order, told from the top */
    Holes(List<Part> parts, List<Facts> relocated, Directories directories) {
        this.parts = parts;
        this.relocated = relocated;
        this.directories = directories;
        for (Part part : parts) {
            Set<String> scanners = ran.computeIfAbsent(directories.of(part), none -> new HashSet<>());
            part.facts().coverage().scanners().stream()
                    .filter(run -> run.state() != ScannerState.LEFT_OUT)
                    .map(ScannerRun::scanner)
                    .forEach(scanners::add);
        }
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            for (Gap gap : relocated.get(i).coverage().gaps()) {
                if (!isClosed(part, gap)) {
                    gaps.add(
                            directories.isSplit()
                                            && LEFT_OUT.contains(gap.message().code())
                                    ? of(part, gap)
                                    : gap);
                }
            }
        }
        return gaps;
    }

    private boolean isClosed(Part part, Gap gap) {
        if (LEFT_OUT.contains(gap.message().code())) {
            return ran.get(directories.of(part)).contains(gap.scanner());
        }
        return gap.type() == GapType.NOTHING_TO_SCAN && othersFound(part);
    }

    private boolean othersFound(Part part) {
        return parts.stream()
                .filter(other -> other != part && directories.of(other).equals(directories.of(part)))
                .flatMap(other -> other.facts().coverage().scanners().stream())
                .anyMatch(run -> run.state() == ScannerState.COMPLETED);
    }

    /** Says in which directory. */
    private Gap of(Part part, Gap gap) {
        return new Gap(
                gap.type(),
                gap.scanner(),
                Text.of("merge.left-out", gap.scanner(), directories.of(part)),
                gap.nextStep(),
                List.of(directories.of(part)),
                gap.count());
    }
}
