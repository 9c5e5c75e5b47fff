package io.sekisho.core.config;

import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a person sees everything at once. */
final class Problems {
    private final List<Text> found = new ArrayList<>();

    void add(Origin at, String code, Object... arguments) {
        add(at.toString(), code, arguments);
    }

    /** @param at file and line, e.g. {@code .sekisho/config.yml:4} */
    void add(String at, String code, Object... arguments) {
        List<String> all = new ArrayList<>(List.of(at));
        for (Object argument : arguments) {
            all.add(String.valueOf(argument));
        }
        found.add(new Text(code, all));
    }

    void addAll(List<Text> others) {
        found.addAll(others);
    }

    int count() {
        return found.size();
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny() throws ConfigException {
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
    }
}
