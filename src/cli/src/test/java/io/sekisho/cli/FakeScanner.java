package io.sekisho.cli;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanContext;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.core.scan.Scanner;
import io.sekisho.core.scan.ScannerDescription;
import io.sekisho.core.scan.ScannerException;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import io.sekisho.model.ScannerState;
import io.sekisho.model.SecretDetail;
import java.util.List;
import java.util.Map;

/** A scanner that does what a test tells it to: no real one crashes, hangs or runs out of memory on demand. */
record FakeScanner(Kind kind, Body body) implements Scanner {
    interface Body {
        ScanResult scan(ScanContext context) throws ScannerException, InterruptedException;
    }

    /** Finds nothing. */
    static FakeScanner clean(Kind kind) {
        return new FakeScanner(kind, context -> result());
    }

    /** Finds one secret that is still in the tree: critical. */
    static FakeScanner critical() {
        return new FakeScanner(Kind.SECRET, context -> result(secret("src/A.java")));
    }

    static RawFinding secret(String path) {
        return RawFinding.secret(
                List.of("aws-access-token", path, "x"),
                new Rule("aws-access-token", "AWS access token", null, List.of(798), null),
                null,
                Occurrence.at("secret", Location.line(path, 7)),
                new SecretDetail(3.5, List.of()),
                null);
    }

    static ScanResult result(RawFinding... findings) {
        return new ScanResult(
                "1.2.3",
                ScannerState.COMPLETED,
                List.of(findings),
                List.of(),
                List.of(),
                Map.of("files", 3L),
                Map.of());
    }

    @Override
    public ScannerDescription description() {
        return new ScannerDescription(kind.key(), kind, "Fake " + kind.key(), "1.2.3", "https://example.org/");
    }

    @Override
    public ScanResult scan(ScanContext context) throws ScannerException, InterruptedException {
        return body.scan(context);
    }
}
