package io.sekisho.cli.policy;

import io.sekisho.cli.console.Words;
import io.sekisho.core.policy.FailOn;
import io.sekisho.core.policy.Policy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that judge let the user say of the policy. */
public final class PolicyOptions {
    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = Words.Thresholds.class,
            description = "From which severity on a finding fails the gate: ${COMPLETION-CANDIDATES}. "
                    + "Default: the configuration's, else critical.")
    private FailOn failOn;

    @Option(
            names = "--trusted-ref",
            paramLabel = "REF",
            description = "Read .sekisho/ from this ref, not from the work tree. Default in CI: a merge request's "
                    + "target, else the default branch, unless the ref is protected.")
    private String trustedRef;

    @Mixin
    private CentralOptions central;

    @Option(names = "--offline", description = "Forbid every use of the network.")
    private boolean offline;

    public String trustedRef() {
        return trustedRef;
    }

    /** @return null for the policy's */
    public FailOn failOn() {
        return failOn;
    }

    public boolean offline() {
        return offline;
    }

    public CentralChoice central() {
        return central.choice(offline);
    }

    /** The policy with the threshold that was typed. */
    public Policy applied(Policy policy) {
        return policy.failingOn(failOn, "--fail-on");
    }
}
