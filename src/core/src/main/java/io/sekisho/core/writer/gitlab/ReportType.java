package io.sekisho.core.writer.gitlab;

import io.sekisho.model.Kind;
import java.util.Locale;
import java.util.Set;

/** The security reports of GitLab that we write. */
public enum ReportType {
    /** Other tools' results stand beside our own: what SARIF holds is static analysis, and GitLab takes one such report a job. */
    SAST(Kind.CODE, Set.of(Kind.CODE, Kind.EXTERNAL)),
    SECRET_DETECTION(Kind.SECRET, Set.of(Kind.SECRET)),
    DEPENDENCY_SCANNING(Kind.DEPENDENCY, Set.of(Kind.DEPENDENCY));

    private final Kind main;
    private final Set<Kind> kinds;

    ReportType(Kind main, Set<Kind> kinds) {
        this.main = main;
        this.kinds = kinds;
    }

    /** The word that GitLab uses in the report. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word that GitLab uses in names of files. */
    String dashed() {
        return word().replace('_', '-');
    }

    /** Without which there is no such report. */
    Kind main() {
        return main;
    }

    boolean holds(Kind kind) {
        return kinds.contains(kind);
    }
}
