package io.sekisho.core.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Files made of strings, and what is said of them in English. */
final class Yaml {
    private Yaml() {}

    /** One key of a configuration: {@code a.b.c} and a value make nested mappings. */
    static String of(String key, String value) {
        StringBuilder yaml = new StringBuilder();
        String indent = "";
        for (String part : key.split("\\.")) {
            yaml.append(yaml.isEmpty() ? "" : "\n").append(indent).append(part).append(':');
            indent += "  ";
        }
        return yaml.append(' ').append(value).append('\n').toString();
    }

    static TrustedFiles files(Map<String, String> files) {
        return new TrustedFiles() {
            @Override
            public Optional<byte[]> read(String path) {
                return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public String origin() {
                return "test";
            }
        };
    }

    static Settings read(List<PolicyLayer> central, PolicySource source, Map<String, String> files) throws Exception {
        return SettingsReader.read(new SettingsRequest(files(files), central, source, false));
    }

    static List<String> texts(List<Text> texts) {
        Texts english = new Texts(Language.EN);
        return texts.stream().map(english::render).toList();
    }

    static List<String> problems(ThrowingCallable reading) {
        return texts(catchThrowableOfType(ConfigException.class, reading).problems());
    }
}
