package io.sekisho.model;

import java.util.Objects;

/**
 * What to do about a finding, concretely.
 *
 * @param advice the sentence a developer acts on
 * @param fixedVersion smallest version that fixes all findings of the package, or what another tool calls so; null when none is
 *     known
 * @param upgrade the package that must be raised, as purl without version: the direct dependency when that is known; null
 *     otherwise
 */
public record Remedy(Text advice, String fixedVersion, String upgrade) {
    public Remedy {
        Objects.requireNonNull(advice, "advice");
    }

    /** Whether it is the vulnerable package itself that is raised, and not one that brings it in. */
    public boolean raisesItself(Vulnerability vulnerability) {
        return upgrade == null || upgrade.equals(withoutVersion(vulnerability.packageUrl()));
    }

    private static String withoutVersion(String packageUrl) {
        if (packageUrl == null) {
            return null;
        }
        int at = packageUrl.indexOf('@', packageUrl.indexOf('/') + 1);
        int end = at < 0 ? packageUrl.indexOf('?') : at;
        return end < 0 ? packageUrl : packageUrl.substring(0, end);
    }
}
