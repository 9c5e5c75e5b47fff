package io.sekisho.model;

import java.time.LocalDate;

/**
 * The entry of CISA's Known Exploited Vulnerabilities catalogue.
 *
 * @param dateAdded the day it was added; null when the source does not say
 * @param dueDate the day by which US federal agencies must act; null when the source does not say
 * @param ransomware whether use in ransomware campaigns is known
 */
public record Kev(LocalDate dateAdded, LocalDate dueDate, boolean ransomware) {}
