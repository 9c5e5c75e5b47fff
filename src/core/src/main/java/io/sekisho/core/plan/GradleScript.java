package io.sekisho.core.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a build script may give a module dependencies of its own. A script is a program: what cannot be told counts as yes,
 * except for the dependencies of tests and of the build itself.
 */
final class GradleScript {
    private static final int MAX_READ = 1 << 20;
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)(?<![:\"'])//[^\\n]*$");
    private static final Pattern BLOCK = Pattern.compile("\\b(buildscript|dependencies|pluginManagement)\\s*\\{");
    private static final Pattern OTHERS =
            Pattern.compile("\\bapply\\s*\\(?\\s*(?:from\\s*[:=(]|\\{\\s*from)|\\bdependencies\\s*\\.\\s*add\\b");
    private static final Pattern OF_TESTS = Pattern.compile("^[\"']?(?:\\w*[tT]est\\w*|jmh\\w*)[\"']?\\s*[\\s(\"'].*");
    private static final Pattern STRUCTURE = Pattern.compile("^(?:[{}()\\s,;]*|constraints\\s*\\{.*|exclude\\b.*)$");

    private GradleScript() {}

    static boolean mayDeclare(Path script) {
        try {
            byte[] bytes = Files.readAllBytes(script);
            return bytes.length > MAX_READ || mayDeclare(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return true;
        }
    }

    static boolean mayDeclare(String text) {
        String code = COMMENT.matcher(text).replaceAll(" ");
        if (OTHERS.matcher(code).find()) {
            return true;
        }
        Matcher block = BLOCK.matcher(code);
        int at = 0;
        while (block.find(at)) {
            int end = end(code, block.end());
            if (block.group(1).equals("dependencies") && declares(code.substring(block.end(), end))) {
                return true;
            }
            at = end;
        }
        return false;
    }

    private static boolean declares(String block) {
        return block.lines()
                .map(String::strip)
                .anyMatch(line -> !STRUCTURE.matcher(line).matches()
                        && !OF_TESTS.matcher(line).matches());
    }

    /** Position of the brace that closes the block, else the end of the text. */
    private static int end(String code, int start) {
        int depth = 1;
        for (int i = start; i < code.length(); i++) {
            depth += code.charAt(i) == '{' ? 1 : code.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return code.length();
    }
}
