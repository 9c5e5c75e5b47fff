package io.sekisho.cli.hook;

import io.sekisho.cli.console.Console;
import io.sekisho.core.text.Language;
import io.sekisho.model.Text;
import java.util.stream.Collectors;

/**
 * The hook as a script for a POSIX shell, which git brings along on Windows. It names no file of the project; the report goes
 * into the git directory, where it is never committed. A Sekisho that is gone refuses the commit: a check that silently stopped
 * would be worse. Secrets of every severity refuse the commit, whatever the gate lets pass later: now, taking one out is easy.
 */
final class HookScript {
    /** In a line of its own; tells our hooks, of every version, from other ones. */
    static final String MARK = "# sekisho-hook 1";

    static final String KEPT = "pre-commit.chained-by-sekisho";

    private final Launch launch;
    private final Console console;

    HookScript(Launch launch, Console console) {
        this.launch = launch;
        this.console = console;
    }

    String text() {
        String command = launch.command().stream().map(HookScript::quote).collect(Collectors.joining(" "));
        String language = console.language() == Language.EN
                ? ""
                : " --language " + console.language().key();
        return """
                #!/bin/sh
                %s
                # Made by "sekisho hook install"; "sekisho hook uninstall" removes it.
                program=%s
                if [ ! -f "$program" ]; then
                    printf '%%s\\n' %s %s >&2
                    exit 1
                fi
                if [ -z "${JAVA_HOME:-}" ] && ! command -v java >/dev/null 2>&1; then
                    JAVA_HOME=%s
                    export JAVA_HOME
                fi
                %s scan --staged --only secret --fail-on low --output "$(git rev-parse --git-path sekisho-report)"%s
                code=$?
                case $code in
                    0) ;;
                    1) printf '\\n%%s\\n' %s >&2; exit 1 ;;
                    *) printf '\\n%%s\\n' %s >&2; exit "$code" ;;
                esac
                next=$(dirname "$0")/%s
                if [ -x "$next" ]; then
                    exec "$next" "$@"
                fi
                """.formatted(
                        MARK,
                        quote(Launch.shell(launch.file())),
                        say("admin.hook-gone", launch.file()),
                        say("admin.hook-gone-step"),
                        quote(launch.javaHome().toString()),
                        command,
                        language,
                        say("admin.hook-blocked"),
                        say("admin.hook-unchecked"),
                        KEPT);
    }

    private String say(String code, Object... arguments) {
        return quote("sekisho: " + console.render(Text.of(code, arguments)));
    }

    /** One word of a POSIX shell, whatever is in it. */
    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
