package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a recorded file; {@code -Dgolden=renew} records anew, for a person to look at the difference. */
public final class Golden {
    private static final Path RECORDED =
            Path.of(System.getProperty("sekisho.root"), "src/cli/src/test/resources/golden");

    private Golden() {}

    public static void check(String name, String actual) throws IOException {
        check(RECORDED.resolve(name), actual, "-Dtest=" + caller());
    }

    /** @param which test renews the file */
    public static void check(Path file, String actual, String which) throws IOException {
        String plain = actual.replace("\r\n", "\n");
        if ("renew".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, plain);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s is stale. Renew it and look at the difference: mvn -pl src/cli -am test %s -Dgolden=renew"
                                + " -Dsurefire.failIfNoSpecifiedTests=false",
                        file, which)
                .isEqualTo(plain);
    }

    private static String caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type != Golden.class)
                        .findFirst())
                .orElseThrow()
                .getSimpleName();
    }
}
