package io.sekisho.cli.console;

import io.sekisho.core.policy.FailOn;
import io.sekisho.core.text.Language;
import io.sekisho.model.Kind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The words that options of a closed choice take, for shells to complete. */
public abstract sealed class Words implements Iterable<String> {
    private final List<String> words;

    private Words(List<String> words) {
        this.words = words;
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    /** en, ja. */
    public static final class Languages extends Words {
        public Languages() {
            super(Arrays.stream(Language.values()).map(Language::key).toList());
        }
    }

    /** critical … none. */
    public static final class Thresholds extends Words {
        public Thresholds() {
            super(Arrays.stream(FailOn.values()).map(FailOn::key).toList());
        }
    }

    /** dependency … external. */
    public static final class Kinds extends Words {
        public Kinds() {
            super(Arrays.stream(Kind.values()).map(Kind::key).toList());
        }
    }

    /** text, json. */
    public static final class Formats extends Words {
        public Formats() {
            super(Arrays.stream(OutputFormat.values()).map(OutputFormat::key).toList());
        }
    }
}
