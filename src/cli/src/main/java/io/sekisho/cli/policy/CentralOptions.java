package io.sekisho.cli.policy;

import picocli.CommandLine.Option;

/** What can be typed about the central policy. */
public final class CentralOptions {
    @Option(
            names = "--central-policy",
            paramLabel = "FILE|URL|GIT",
            description = "A policy that this repository may tighten, and loosen only where it says so: a file, an "
                    + "address, or git:URL[//FILE]@REF. Added to SEKISHO_POLICY's.")
    private String policy;

    @Option(
            names = "--central-policy-sha256",
            paramLabel = "HEX",
            description = "What the central policy's bytes must hash to. Default: SEKISHO_POLICY_SHA256 for "
                    + "SEKISHO_POLICY.")
    private String sha256;

    @Option(
            names = "--central-policy-key",
            paramLabel = "KEY|FILE",
            description = "Ed25519 public key of those who sign the central policy. Default: SEKISHO_POLICY_KEY for "
                    + "SEKISHO_POLICY.")
    private String key;

    public CentralChoice choice(boolean offline) {
        return new CentralChoice(policy, sha256, key, offline);
    }
}
