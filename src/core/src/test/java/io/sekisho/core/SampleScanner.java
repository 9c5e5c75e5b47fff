package io.sekisho.core;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerState;
import java.util.List;
import java.util.Map;

/** A scanner that does what a test tells it to: the pipeline's own behaviour needs scanners that fail on demand. */
record SampleScanner(String id, Body body) implements Scanner {
    interface Body {
        ScanResult scan(ScanContext context) throws ScannerException, InterruptedException;
    }

    static SampleScanner finding(String id) {
        return new SampleScanner(id, context -> result(id));
    }

    static ScanResult result(String id) {
        RawFinding raw = RawFinding.code(
                List.of("SQL_INJECTION", "a.B", "m()V", id),
                new Rule("SQL_INJECTION", null, null, List.of(89), null),
                null,
                Occurrence.at(id, Location.line("src/main/java/a/B.java", 7)),
                new CodeDetail("a.B", "m()V", "SECURITY", 5, "high"),
                null);
        return new ScanResult(
                "1", ScannerState.COMPLETED, List.of(raw), List.of(), List.of(), Map.of("classes", 1L), Map.of());
    }

    @Override
    public ScannerDescription description() {
        return new ScannerDescription(id, Kind.CODE, "Sample " + id, "1", "https://example.org/");
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException, InterruptedException {
        return body.scan(context);
    }
}
