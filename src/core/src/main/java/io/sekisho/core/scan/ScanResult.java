package io.sekisho.core.scan;

import io.sekisho.model.Component;
import io.sekisho.model.Gap;
import io.sekisho.model.ScannerState;
import java.util.List;
import java.util.Map;

/**
 * What one scanner hands back.
 *
 * @param version version of the tool that ran; null when it could not be learnt
 * @param state {@link ScannerState#COMPLETED} or {@link ScannerState#NOTHING_TO_SCAN}; in a {@link ScannerException} the
 *     state is not read
 * @param findings one for each raw result of the tool, in any order
 * @param components everything in use; empty for scanners that know none
 * @param gaps what was not seen
 * @param inputs what was read, counted
 * @param properties facts about its data; never a secret
 */
public record ScanResult(
        String version,
        ScannerState state,
        List<RawFinding> findings,
        List<Component> components,
        List<Gap> gaps,
        Map<String, Long> inputs,
        Map<String, String> properties) {
    public ScanResult {
        findings = List.copyOf(findings);
        components = List.copyOf(components);
        gaps = List.copyOf(gaps);
        inputs = Map.copyOf(inputs);
        properties = Map.copyOf(properties);
    }

    /** There was nothing of this scanner's kind. */
    public static ScanResult nothing(String version, List<Gap> gaps) {
        return new ScanResult(version, ScannerState.NOTHING_TO_SCAN, List.of(), List.of(), gaps, Map.of(), Map.of());
    }
}
