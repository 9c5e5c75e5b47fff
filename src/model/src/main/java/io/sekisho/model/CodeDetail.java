package io.sekisho.model;

/**
 * What the code scanner knows beyond rule and place.
 *
 * @param className binary name of the class
 * @param method name and descriptor, e.g. {@code login(Ljava/lang/String;)V}; null for a finding of the class
 * @param category the tool's category, e.g. SECURITY
 * @param rank SpotBugs bug rank, 1 (scariest) to 20
 * @param confidence high, medium or low
 */
public record CodeDetail(String className, String method, String category, int rank, String confidence) {}
