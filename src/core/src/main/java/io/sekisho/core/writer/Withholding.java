package io.sekisho.core.writer;

import io.sekisho.model.Text;
import java.util.Optional;

/** A format whose consumer would draw a wrong conclusion from some reports, so that it is better not written. */
public interface Withholding {
    /** Why this edition gives no file; empty when it gives one. */
    Optional<Text> withheld(Edition edition);
}
