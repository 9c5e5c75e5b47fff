package io.sekisho.core.scan;

import io.sekisho.model.Gap;
import java.util.Objects;

/** A scanner could not do its work. Whatever it saw until then is kept. */
public class ScannerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Gap gap;
    private final transient ScanResult partial;

    /**
     * @param gap what happened and what to do about it; a type of the completeness table that fits (database missing …), else
     *     {@link io.sekisho.model.GapType#SCANNER_FAILED}
     * @param partial what was seen until then; null when nothing was
     * @param cause null when there is none
     */
    public ScannerException(Gap gap, ScanResult partial, Throwable cause) {
        super(Objects.requireNonNull(gap, "gap").message().toString(), cause);
        this.gap = gap;
        this.partial = partial;
    }

    public Gap gap() {
        return gap;
    }

    public ScanResult partial() {
        return partial;
    }
}
