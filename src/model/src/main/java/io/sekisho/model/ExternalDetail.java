package io.sekisho.model;

/**
 * What a SARIF result says beyond rule and place.
 *
 * @param tool name of the tool that wrote the SARIF file
 * @param level SARIF level: error, warning, note, none
 * @param securitySeverity 0.0 to 10.0, the property of that name; null when absent
 */
public record ExternalDetail(String tool, String level, Double securitySeverity) {}
