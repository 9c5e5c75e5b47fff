package io.sekisho.core.scan;

import io.sekisho.model.Text;

/** Where a scanner tells how far it is. Thread-safe, never throws, cheap enough to call for each file. */
public interface Progress {
    /**
     * @param step what is being done now
     * @param done units finished
     * @param total units in all; 0 when unknown
     */
    void at(Text step, long done, long total);

    /** Tells nobody. */
    Progress NONE = (step, done, total) -> {};
}
