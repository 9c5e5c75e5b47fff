package io.sekisho.core.trust;

import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.Settings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The difference that proposed policy files would make, in words. */
final class Proposed {
    private static final String BASELINE = ".sekisho/baseline.yml";
    private static final Pattern ACCEPTED = Pattern.compile("(?m)^.*\\bfingerprint\\s*:\\s*(\\S+)");

    private Proposed() {}

    /** @return nothing where the files in force cannot be read: whoever needs them says so */
    static List<Text> of(TrustedFiles own, TrustedFiles trusted) throws InterruptedIOException {
        List<Text> texts = new ArrayList<>();
        Settings inForce;
        try {
            inForce = SettingsReader.read(trusted);
            baseline(own, trusted, texts);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (ConfigException | IOException e) {
            return texts;
        }
        try {
            compare(SettingsReader.read(own), inForce, texts);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (ConfigException e) {
            Text first = e.problems().get(0);
            texts.add(Text.of("change.proposes-unreadable", String.join(" ", first.arguments())));
        } catch (IOException e) {
            texts.add(Text.of("change.proposes-unreadable", IoProblem.of(e)));
        }
        return texts;
    }

    private static void compare(Settings own, Settings inForce, List<Text> texts) {
        count(
                "change.proposes-suppressions",
                keys(own.policy().suppressions(), Proposed::key),
                keys(inForce.policy().suppressions(), Proposed::key),
                texts);
        if (own.policy().failOn() != inForce.policy().failOn()) {
            texts.add(Text.of(
                    "change.proposes-threshold",
                    inForce.policy().failOn().key(),
                    own.policy().failOn().key()));
        }
        if (own.policy().mode() != inForce.policy().mode()) {
            texts.add(Text.of(
                    "change.proposes-mode",
                    inForce.policy().mode().key(),
                    own.policy().mode().key()));
        }
        List<String> excludes = new ArrayList<>(own.config().excludes());
        excludes.removeAll(inForce.config().excludes());
        if (!excludes.isEmpty()) {
            texts.add(Text.of("change.proposes-excludes", String.join(", ", excludes)));
        }
        String without = Arrays.stream(Kind.values())
                .filter(kind -> !own.config().scanner(kind).enabled()
                        && inForce.config().scanner(kind).enabled())
                .map(Kind::key)
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            texts.add(Text.of("change.proposes-without", without));
        }
    }

    /** All that is said, apart from where. */
    private static String key(Suppression entry) {
        return Stream.of(
                        entry.fingerprint(),
                        entry.rule(),
                        entry.vulnerability(),
                        entry.component(),
                        entry.reason(),
                        entry.owner(),
                        entry.approvedBy(),
                        entry.ticket(),
                        entry.expires())
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    private static void baseline(TrustedFiles own, TrustedFiles trusted, List<Text> texts) throws IOException {
        count("change.proposes-baseline", accepted(own), accepted(trusted), texts);
    }

    private static List<String> accepted(TrustedFiles files) throws IOException {
        String text = files.read(BASELINE).map(Proposals::text).orElse("");
        return ACCEPTED.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static <T> List<String> keys(List<T> entries, Function<T, String> key) {
        return entries.stream().map(key).toList();
    }

    private static void count(String code, List<String> own, List<String> inForce, List<Text> texts) {
        List<String> more = new ArrayList<>(own);
        inForce.forEach(more::remove);
        List<String> fewer = new ArrayList<>(inForce);
        own.forEach(fewer::remove);
        if (!more.isEmpty() || !fewer.isEmpty()) {
            texts.add(Text.of(code, more.size(), fewer.size()));
        }
    }
}
