package io.sekisho.core.text;

import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders {@link Text}. The part of a code before the first dot names the bundle: {@code secret.canary-missed} is the key
 * {@code canary-missed} in {@code secret.properties} and {@code secret_ja.properties} beside this class. Patterns are
 * {@link MessageFormat} patterns, so an apostrophe is written twice; {@code {0} [0:place|places]} is "1 place" and "2 places".
 */
public final class Texts {
    private static final Pattern REASON = Pattern.compile("(?<![\\w.])@(io\\.[a-z]+(?:-[a-z]+)*)");

    private static final Pattern NUMBERED = Pattern.compile("\\[([0-9]):([^|\\]]*)\\|([^\\]]*)]");

    private final Language language;
    private final Map<String, Properties> bundles = new ConcurrentHashMap<>();

    public Texts(Language language) {
        this.language = language;
    }

    public Language language() {
        return language;
    }

    /** Never throws: an unknown code (a report of a newer version) is shown as code and arguments. */
    public String render(Text text) {
        String pattern = pattern(text.code());
        if (pattern == null) {
            return text.arguments().isEmpty()
                    ? text.code()
                    : text.code() + " (" + String.join(", ", text.arguments()) + ")";
        }
        return new MessageFormat(numbered(pattern, text.arguments()), language.locale())
                .format(text.arguments().stream().map(this::reasoned).toArray());
    }

    private static String numbered(String pattern, List<String> arguments) {
        return NUMBERED.matcher(pattern).replaceAll(found -> {
            int index = Integer.parseInt(found.group(1));
            boolean one = index < arguments.size() && arguments.get(index).equals("1");
            return Matcher.quoteReplacement(found.group(one ? 2 : 3));
        });
    }

    /** An argument may be or hold the code of a reason, see {@link io.sekisho.core.files.IoProblem}. */
    private String reasoned(String argument) {
        return REASON.matcher(argument).replaceAll(found -> {
            String pattern = pattern(found.group(1));
            String shown = pattern == null
                    ? found.group()
                    : new MessageFormat(pattern, language.locale()).format(new Object[0]);
            return Matcher.quoteReplacement(shown);
        });
    }

    public String render(String code, Object... arguments) {
        return render(Text.of(code, arguments));
    }

    private String pattern(String code) {
        int dot = code.indexOf('.');
        if (dot < 1) {
            return null;
        }
        return bundles.computeIfAbsent(code.substring(0, dot), this::load).getProperty(code.substring(dot + 1));
    }

    private Properties load(String bundle) {
        Properties properties = new Properties();
        if (bundle.matches("[a-z]+")) {
            String suffix = language == Language.EN ? "" : "_" + language.key();
            try (InputStream in = Texts.class.getResourceAsStream(bundle + suffix + ".properties")) {
                if (in != null) {
                    properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
