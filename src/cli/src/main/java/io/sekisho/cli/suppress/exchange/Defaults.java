package io.sekisho.cli.suppress.exchange;

import io.sekisho.core.text.Printable;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * What holds where the foreign file says nothing.
 *
 * @param reason null when each place must have its own
 * @param expires null when each place must have its own end
 * @param today what ended before is not taken over
 */
public record Defaults(String reason, LocalDate expires, LocalDate today) {
    private static final int LONGEST = 500;

    LocalDate end(Asked asked) {
        return asked.until() == null ? expires : asked.until();
    }

    String reason(Asked asked) {
        String own = line(asked.notes());
        return Printable.isBlank(own) ? line(reason) : own;
    }

    /** @return the first line of the file that has no end, and none is given; 0 when all have one */
    public int lacksEnd(ForeignFile file) {
        return first(file, one -> end(one) == null);
    }

    /** @return the first line of the file that has no reason, and none is given; 0 when all have one */
    public int lacksReason(ForeignFile file) {
        return first(file, one -> reason(one).isEmpty());
    }

    private static int first(ForeignFile file, Predicate<Asked> lacking) {
        return file.all().stream()
                .filter(lacking)
                .mapToInt(Asked::line)
                .findFirst()
                .orElse(0);
    }

    /** One line of what can be read; at most so long that a report can show it. */
    static String line(String notes) {
        if (notes == null) {
            return "";
        }
        String one = notes.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        return one.codePointCount(0, one.length()) <= LONGEST
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
