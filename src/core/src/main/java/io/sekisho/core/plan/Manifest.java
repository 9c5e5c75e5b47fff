package io.sekisho.core.plan;

import java.nio.file.Path;

/**
 * A package manifest or lock file.
 *
 * @param file absolute
 * @param ecosystem purl type of what it declares: maven, npm, pypi, golang, cargo, gem, composer, nuget …
 * @param lock whether it is a lock file (exact versions)
 */
public record Manifest(Path file, String ecosystem, boolean lock) {}
