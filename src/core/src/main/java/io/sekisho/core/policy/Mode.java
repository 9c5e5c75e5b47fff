package io.sekisho.core.policy;

import java.util.Locale;

/** Whether a failed gate ends a pipeline. */
public enum Mode {
    ENFORCE,
    /** A failed gate is shown, but exits with 0. An incomplete scan still exits with 3. */
    OBSERVE;

    /** The word used in YAML and reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
