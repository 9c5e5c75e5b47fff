package io.sekisho.cli.scan;

import io.sekisho.core.ScannerTask;
import io.sekisho.core.config.Config;
import io.sekisho.core.config.Config.ScannerConfig;
import io.sekisho.core.scan.Scanner;
import io.sekisho.model.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which scanners run, which are left out and by whom, and how long each may take. */
final class Tasks {
    /** Long enough for the largest repositories we know, short enough for a CI job's own limit of an hour. */
    static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final ScanRequest request;
    private final Config config;

    Tasks(ScanRequest request, Config config) {
        this.request = request;
        this.config = config;
    }

    /** The kinds that are scanned for. */
    Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (isChosen(kind) && (isNamed(kind) || config.scanner(kind).enabled())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    List<ScannerTask> of(List<Scanner> scanners) {
        return scanners.stream().map(this::of).toList();
    }

    private ScannerTask of(Scanner scanner) {
        Kind kind = scanner.description().kind();
        ScannerConfig own = config.scanner(kind);
        Duration configured = own.timeout() == null ? TIMEOUT : own.timeout();
        ScannerTask task = ScannerTask.of(scanner, request.timeout() == null ? configured : request.timeout());
        if (!own.enabled() && !isNamed(kind)) {
            return task.leftOutByConfiguration(own.origin());
        }
        return isChosen(kind) ? task : task.leftOutByFlag(request.only().isEmpty() ? "--staged" : "--only");
    }

    /** A file given with {@code --sarif} is to be read whatever else is; without one, its scanner leaves out nothing. */
    private boolean isChosen(Kind kind) {
        if (kind == Kind.EXTERNAL) {
            return true;
        }
        return request.only().isEmpty()
                ? !request.staged() || kind == Kind.SECRET
                : request.only().contains(kind);
    }

    /** A flag may switch on what the configuration switched off. */
    private boolean isNamed(Kind kind) {
        return request.only().contains(kind)
                || kind == Kind.EXTERNAL && !request.sarif().isEmpty();
    }
}
