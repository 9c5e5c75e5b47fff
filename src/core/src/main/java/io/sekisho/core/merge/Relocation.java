package io.sekisho.core.merge;

import io.sekisho.model.Change;
import io.sekisho.model.Component;
import io.sekisho.model.Coverage;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Gap;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Project;
import java.util.List;

/** Tells the paths of a part that was scanned in a directory of its own from the top of the whole. Fingerprints stay what they are. */
record Relocation(String directory) {
    Facts facts(Facts part) {
        if (directory.isEmpty()) {
            return part;
        }
        return new Facts(
                part.tool(),
                part.startedAt(),
                part.durationMillis(),
                project(part.project()),
                part.findings().stream().map(this::finding).toList(),
                part.components().stream().map(this::component).toList(),
                new Coverage(
                        part.coverage().scanners().stream()
                                .map(run -> ScannerRuns.in(directory, run))
                                .toList(),
                        part.coverage().gaps().stream().map(this::gap).toList()),
                part.enrichments());
    }

    private Project project(Project part) {
        Change change = part.change() == null
                ? null
                : new Change(
                        part.change().target(),
                        part.change().base(),
                        part.change().renames().stream()
                                .map(rename -> new Change.Rename(path(rename.from()), path(rename.to())))
                                .toList());
        return new Project(
                part.name(),
                part.commit(),
                part.branch(),
                part.scope(),
                part.range(),
                change,
                part.directory(),
                part.repository());
    }

    private Finding finding(Finding finding) {
        return finding.at(finding.occurrences().stream().map(this::occurrence).toList());
    }

    private Component component(Component one) {
        return new Component(
                one.packageUrl(),
                one.name(),
                one.version(),
                one.ecosystem(),
                one.licenses(),
                one.sha256(),
                one.direct(),
                one.scope(),
                one.occurrences().stream().map(this::occurrence).toList());
    }

    private Occurrence occurrence(Occurrence one) {
        Location place = one.location();
        return new Occurrence(
                one.scanner(),
                new Location(path(place.path()), place.startLine(), place.endLine()),
                one.artifact() == null ? null : path(one.artifact()),
                one.module() == null || one.module().isEmpty() ? directory : path(one.module()),
                one.commit(),
                one.inTree(),
                one.dependencyPath(),
                one.snippet(),
                one.toolSuppression(),
                one.touched(),
                one.since());
    }

    private Gap gap(Gap gap) {
        List<String> paths = gap.paths().stream().map(this::path).toList();
        return new Gap(gap.type(), gap.scanner(), gap.message(), gap.nextStep(), paths, gap.count());
    }

    private String path(String relative) {
        return relative.isEmpty() ? directory : directory + "/" + relative;
    }
}
