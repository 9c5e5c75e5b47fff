package io.sekisho.core.scan;

import io.sekisho.core.plan.ScanPlan;
import java.nio.file.Path;

/**
 * What a scanner is given for one scan. Its settings come through its constructor.
 *
 * @param plan what there is to scan
 * @param workDirectory an empty directory of its own outside the project, removed after the scan
 * @param progress where it tells how far it is
 */
public record ScanContext(ScanPlan plan, Path workDirectory, Progress progress) {}
