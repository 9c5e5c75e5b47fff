package io.sekisho.core;

import io.sekisho.core.scan.Scanner;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.time.Duration;
import java.util.Objects;

/**
 * One scanner and how long it may take.
 *
 * @param scanner the scanner
 * @param timeout wall time after which it is stopped; positive
 * @param leftOut why it does not run; null when it does
 */
public record ScannerTask(Scanner scanner, Duration timeout, Gap leftOut) {
    public ScannerTask {
        Objects.requireNonNull(scanner, "scanner");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout " + timeout);
        }
    }

    public static ScannerTask of(Scanner scanner, Duration timeout) {
        return new ScannerTask(scanner, timeout, null);
    }

    /** Left out by a flag: the scan is incomplete unless the policy says otherwise. */
    public ScannerTask leftOutByFlag(String flag) {
        return leftOut(GapType.SCOPE_NARROWED, "core.left-out-by-flag", "core.left-out-by-flag-step", flag);
    }

    /**
     * Left out by trusted configuration: noted.
     *
     * @param origin where that is written, e.g. {@code .sekisho/config.yml:4}
     */
    public ScannerTask leftOutByConfiguration(String origin) {
        return leftOut(GapType.SCOPE_CONFIGURED, "core.left-out-by-config", null, origin);
    }

    private ScannerTask leftOut(GapType type, String code, String step, String origin) {
        String id = scanner.description().id();
        Text next = step == null ? null : Text.of(step, origin);
        return new ScannerTask(scanner, timeout, Gap.of(type, id, Text.of(code, id, origin), next));
    }
}
