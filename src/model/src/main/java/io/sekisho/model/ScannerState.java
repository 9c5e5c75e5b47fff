package io.sekisho.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a scanner ended. Only {@link #COMPLETED} lets a missing finding count as fixed. */
public enum ScannerState {
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("timed-out")
    TIMED_OUT,
    /** There was nothing of its kind in the project. */
    @JsonProperty("nothing-to-scan")
    NOTHING_TO_SCAN,
    /** Left out by flags or configuration. */
    @JsonProperty("left-out")
    LEFT_OUT
}
