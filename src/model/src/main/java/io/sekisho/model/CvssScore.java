package io.sekisho.model;

/**
 * One CVSS score of a vulnerability.
 *
 * @param version "4.0", "3.1", "3.0" or "2.0"
 * @param score base score, 0.0 to 10.0
 * @param vector the vector string as published; null when only a score is known
 * @param source who gave the score; null when unknown
 */
public record CvssScore(String version, double score, String vector, String source) {}
