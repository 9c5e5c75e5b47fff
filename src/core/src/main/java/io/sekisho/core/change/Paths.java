package io.sekisho.core.change;

/**
 * Between the paths of reports, which begin at the project, and those of git, which begin at the work tree's root.
 *
 * @param prefix the project's directory inside the repository, "" or ending with a slash
 */
record Paths(String prefix) {
    String inGit(String path) {
        return prefix + path;
    }

    boolean isInProject(String path) {
        return path.startsWith(prefix);
    }

    String inProject(String path) {
        return path.substring(prefix.length());
    }
}
