package io.sekisho.core.config;

import io.sekisho.model.Text;
import java.util.List;

/** A configuration file is wrong. Carries everything that is, not just the first; exit code 2. */
public class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Text> problems;

    /** @param problems at least one; each begins with file:line:column and ends with what to write instead */
    public ConfigException(List<Text> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<Text> problems() {
        return problems;
    }
}
