package io.sekisho.core.config;

import java.util.Optional;

/**
 * What a central policy says of itself, read before any of it is applied.
 *
 * @param serial grows with every version; null when it has none
 * @param serialAt where it is written; where the file begins when it is not
 */
public record PolicyHeader(Long serial, Origin serialAt) {
    /**
     * Whatever else is in it is {@link SettingsReader}'s matter.
     *
     * @param name as people know the file: it begins each message
     * @throws ConfigException when it is no YAML, or its serial no number
     */
    public static PolicyHeader read(String name, byte[] content) throws ConfigException {
        Problems problems = new Problems();
        YamlMap top = YamlFile.read(name, content, problems);
        Long serial = serial(top);
        problems.throwIfAny();
        return new PolicyHeader(serial, top.origin("serial"));
    }

    /** @return null when it is not written, or wrong */
    static Long serial(YamlMap top) {
        return top.parsed(
                        "serial",
                        text -> text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty(),
                        "1, 2, 3 …")
                .orElse(null);
    }
}
