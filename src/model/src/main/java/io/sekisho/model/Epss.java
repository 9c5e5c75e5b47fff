package io.sekisho.model;

import java.time.LocalDate;

/**
 * What FIRST's Exploit Prediction Scoring System says of a vulnerability.
 *
 * @param probability of exploitation activity in the next 30 days, 0.0 to 1.0
 * @param percentile share of all scored vulnerabilities with the same or a lower probability, 0.0 to 1.0
 * @param date day of the score; null when the source does not say
 */
public record Epss(double probability, double percentile, LocalDate date) {}
