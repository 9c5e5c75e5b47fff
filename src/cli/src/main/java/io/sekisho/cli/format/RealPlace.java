package io.sekisho.cli.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a file is in truth, so that two names of one place are known for one. */
public final class RealPlace {
    private RealPlace() {}

    /** Of a file that may not be there yet: the nearest directory that is tells. */
    public static Path of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    Path rest = there.relativize(absolute);
                    return rest.toString().isEmpty()
                            ? there.toRealPath()
                            : there.toRealPath().resolve(rest);
                } catch (IOException e) {
                    return absolute;
                }
            }
        }
        return absolute;
    }

    /** What a link leads to, so that a rename does not replace the link; other files as they are named. */
    static Path followed(Path file) {
        return Files.isSymbolicLink(file) && Files.exists(file) ? of(file) : file;
    }
}
