package io.sekisho.core.config;

import io.sekisho.core.files.TrustedFiles;
import java.util.List;

/**
 * From where settings are read.
 *
 * @param files the repository's own, from where they can be trusted
 * @param central policies that whoever runs this demands, outermost first
 * @param source gets what a configuration names under {@code extends}
 * @param newcomer whether a repository without any file here is only observed: its first change, which brings them, is not to fail
 */
public record SettingsRequest(TrustedFiles files, List<PolicyLayer> central, PolicySource source, boolean newcomer) {
    public SettingsRequest {
        central = List.copyOf(central);
    }

    /** The repository's own files and nothing else. */
    public static SettingsRequest of(TrustedFiles files) {
        return new SettingsRequest(files, List.of(), PolicySource.NONE, false);
    }
}
