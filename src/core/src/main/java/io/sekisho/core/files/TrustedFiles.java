package io.sekisho.core.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The repository's own policy files, from where its author cannot have changed them: the target branch's git objects for a
 * change request, the work tree on a trusted ref. Whoever reads {@code .sekisho/}, {@code .gitleaks.toml} or
 * {@code .gitleaksignore} reads them here and nowhere else.
 */
public interface TrustedFiles {
    /**
     * @param path relative to the project root, forward slashes
     * @return the content; empty when the trusted ref has no such file
     * @throws IOException when the trusted source cannot be read: the scan is then incomplete, never judged by the branch's own
     */
    Optional<byte[]> read(String path) throws IOException;

    /**
     * @param directory relative to the project root, without a slash at its end
     * @return names of what lies directly in it; empty when there is no such directory
     * @throws IOException when the trusted source cannot be read
     */
    default List<String> names(String directory) throws IOException {
        return List.of();
    }

    /** Where they come from, for messages and the report: {@code work tree}, {@code origin/main@1a2b3c4d}. */
    String origin();

    /** There are none: defaults apply. */
    TrustedFiles NONE = new TrustedFiles() {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.empty();
        }

        @Override
        public String origin() {
            return "defaults";
        }
    };
}
