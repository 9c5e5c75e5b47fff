package io.sekisho.core.policy;

import io.sekisho.model.Text;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the owner of a suppression should know of it.
 *
 * @param type what is the matter
 * @param suppression the entry
 * @param text begins with where the entry is written, ends with what to do
 */
public record SuppressionRemark(Type type, Suppression suppression, Text text) {
    /** What can be the matter with an entry. */
    public enum Type {
        /** Its last day is over. */
        EXPIRED,
        /** Its last day is near. */
        EXPIRING,
        /** It has covered nothing for long. */
        UNUSED,
        /** It covers more than anyone can have looked at. */
        OVER_BROAD,
        /** It falls short of what the policy demands, and does not count. */
        REFUSED,
        /** It has nobody who answers for it. */
        UNOWNED,
        /** Another entry says the same. */
        DUPLICATE,
        /** An earlier entry covers all that it covers. */
        SHADOWED;

        /** The word in YAML and on the command line. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The type of a remark that a judgement's note is; empty when the note is another one. */
        static Optional<Type> of(Text note) {
            String begin = "policy.suppression-";
            if (!note.code().startsWith(begin)) {
                return Optional.empty();
            }
            return switch (note.code().substring(begin.length()).replaceAll("-.*", "")) {
                case "expired" -> Optional.of(EXPIRED);
                case "expires" -> Optional.of(EXPIRING);
                case "unused" -> Optional.of(UNUSED);
                case "broad" -> Optional.of(OVER_BROAD);
                case "refused" -> Optional.of(REFUSED);
                default -> Optional.empty();
            };
        }

        /** Those that a judgement can tell, and a policy can let fail the gate. */
        public static List<String> judged() {
            return Stream.of(EXPIRED, EXPIRING, UNUSED, OVER_BROAD, REFUSED)
                    .map(Type::key)
                    .toList();
        }
    }

    public SuppressionRemark {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(suppression, "suppression");
        Objects.requireNonNull(text, "text");
    }
}
