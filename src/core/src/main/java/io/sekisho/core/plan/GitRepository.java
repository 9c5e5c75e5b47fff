package io.sekisho.core.plan;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A git repository as found on disk.
 *
 * @param topLevel root of the work tree, absolute
 * @param gitDirectory its {@code .git} directory (a linked work tree's common directory is found by git itself)
 * @param head full id of the checked-out commit; null when there is no commit yet
 * @param committed when that commit says that it was made; null without one
 * @param branch null when detached
 * @param shallow whether history is cut off
 */
public record GitRepository(
        Path topLevel, Path gitDirectory, String head, Instant committed, String branch, boolean shallow) {}
