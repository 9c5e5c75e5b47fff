package io.sekisho.model;

/**
 * How a suppression inside another tool's SARIF is told in {@link Occurrence#toolSuppression}. Its kind decides who could have
 * written it: {@code external} is a list outside the sources; all else is in the reach of who writes the code, such as
 * {@code // nosemgrep} beside it.
 */
public final class SarifSuppression {
    private static final String EXTERNAL = "SARIF suppression (external)";
    private static final String IN_SOURCE = "SARIF suppression (inSource)";
    private static final String UNKNOWN = "SARIF suppression (no kind)";

    private SarifSuppression() {}

    /**
     * @param kind as the file says, "" when it does not
     * @param justification as its author wrote it; null when there is none
     */
    public static String of(String kind, String justification) {
        String by = switch (kind) {
            case "external" -> EXTERNAL;
            case "inSource" -> IN_SOURCE;
            default -> UNKNOWN;
        };
        return justification == null ? by : by + ": " + justification;
    }

    /** Whether it was written where the author of the code may not write. */
    public static boolean isExternal(String toolSuppression) {
        return toolSuppression.startsWith(EXTERNAL);
    }
}
