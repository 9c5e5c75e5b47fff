package io.sekisho.core.plan;

/** Words of a command that a message shows: a path of a hostile project must not become a second command when pasted. */
final class Shell {
    private Shell() {}

    static String quote(String word) {
        return word.matches("[A-Za-z0-9_./@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
