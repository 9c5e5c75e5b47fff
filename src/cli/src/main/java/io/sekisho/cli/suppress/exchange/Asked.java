package io.sekisho.cli.suppress.exchange;

import java.time.LocalDate;
import java.util.List;

/**
 * What one place in a foreign file asks for.
 *
 * @param line where, from 1
 * @param notes its author's reason; null when none is written
 * @param until the last day on which it counts; null when it has no end
 * @param scopes each of which is suppressed
 */
record Asked(int line, String notes, LocalDate until, List<Scope> scopes) {
    Asked {
        scopes = List.copyOf(scopes);
    }
}
