package io.sekisho.model;

/**
 * What was scanned.
 *
 * @param name directory name
 * @param commit checked-out commit; null outside git
 * @param branch checked-out branch; null when detached or outside git
 * @param scope "tree", "history", "range" or "staged": how far the secret scan looked
 * @param range the commit range {@code A..B} as resolved ids; null unless scope is range
 * @param change with what this state was compared in git; null when with nothing
 * @param directory where the scanned directory lies in its git repository, with forward slashes; "" for the top. Null outside git
 *     and in reports of version 1.0
 * @param repository by what name the repository is known where many come together, e.g. {@code git.example.org/group/shop}; null
 *     where nobody tells
 */
public record Project(
        String name,
        String commit,
        String branch,
        String scope,
        String range,
        Change change,
        String directory,
        String repository) {
    /** One that has no name where many come together. */
    public Project(
            String name, String commit, String branch, String scope, String range, Change change, String directory) {
        this(name, commit, branch, scope, range, change, directory, null);
    }

    /** One whose place in a repository is not known. */
    public Project(String name, String commit, String branch, String scope, String range, Change change) {
        this(name, commit, branch, scope, range, change, null);
    }

    /** One of which no more is known. */
    public Project(String name, String commit, String branch, String scope, String range) {
        this(name, commit, branch, scope, range, null, null);
    }

    /** The repository, as well as it is known: else by the directory's name, which another may have too. */
    public String repositoryOrName() {
        return repository == null ? name : repository;
    }

    /** Whether secrets were looked for in some commits only, so that most of what is open is in no such report. */
    public boolean coversSomeCommitsOnly() {
        return "range".equals(scope) || "staged".equals(scope);
    }

    /** What tells this project from others, of the same repository too: the same at each scan. */
    public String identity() {
        boolean isPart = repository != null && directory != null && !directory.isEmpty();
        return isPart ? repository + ":" + directory : repositoryOrName();
    }
}
