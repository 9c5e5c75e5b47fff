package io.sekisho.core.change;

import io.sekisho.core.plan.EarlierDependencies;
import io.sekisho.core.plan.EarlierPackages;
import io.sekisho.core.plan.GitDiff;
import io.sekisho.core.plan.PackageCaches;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads what the files of the base brought in; each kind of them once, when it is asked for.
 *
 * @param prefix the project's directory inside the repository, "" or ending with a slash
 * @param caches where Maven's and Gradle's files find what they name; null to leave them unread
 * @param excludes path globs, as for the plan
 * @param directory for files of ours
 */
record Base(GitDiff diff, String prefix, PackageCaches caches, List<String> excludes, Path directory) {
    EarlierDependencies dependencies() throws InterruptedException {
        return caches == null
                ? EarlierDependencies.UNKNOWN
                : EarlierDependencies.read(diff, prefix, caches, excludes, directory.resolve("base"));
    }

    EarlierPackages packages() throws InterruptedException {
        return EarlierPackages.read(diff, prefix, excludes, directory.resolve("base-npm"));
    }
}
