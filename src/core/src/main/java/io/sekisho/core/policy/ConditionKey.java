package io.sekisho.core.policy;

import java.util.Locale;

/** What a gate rule can ask for, cheapest first. */
public enum ConditionKey {
    KIND(false, false),
    SEVERITY(false, false),
    STATUS(false, false),
    CAUSE(false, false),
    UNSCORED(true, false),
    KEV(true, false),
    FIX(true, false),
    EPSS(true, false),
    EPSS_PERCENTILE(true, false),
    AGE(false, false),
    CVSS(true, false),
    CWE(false, false),
    RULE(false, false),
    SCANNER(false, true),
    IN_TREE(false, true),
    DIRECT(true, true),
    PACKAGE(true, true),
    PATH(false, true);

    private final boolean vulnerabilityOnly;
    private final boolean perPlace;

    ConditionKey(boolean vulnerabilityOnly, boolean perPlace) {
        this.vulnerabilityOnly = vulnerabilityOnly;
        this.perPlace = perPlace;
    }

    /** The word used in YAML. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether only a published vulnerability can meet it: one of a component, or one that another tool names. */
    boolean vulnerabilityOnly() {
        return vulnerabilityOnly;
    }

    /** Whether the answer may differ from place to place of the same finding. */
    boolean perPlace() {
        return perPlace;
    }
}
