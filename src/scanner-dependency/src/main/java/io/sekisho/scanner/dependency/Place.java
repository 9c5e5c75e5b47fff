package io.sekisho.scanner.dependency;

import io.sekisho.core.plan.ResolvedDependency;
import io.sekisho.model.Occurrence;

/**
 * One place where something that Dependency-Check examined lies.
 *
 * @param declared what of the plan it is; null when no build file or lock file names it
 * @param sameBytes whether it is known to be that by its content, wherever it lies
 */
record Place(Occurrence occurrence, ResolvedDependency declared, boolean sameBytes) {}
