package io.sekisho.scanner.code;

import io.sekisho.model.Location;

/**
 * Where a finding is.
 *
 * @param location in the source, else the class file
 * @param source null when it was not found
 * @param line within the source; 0 when not known
 */
record Place(Location location, SourceFile source, int line) {
    static Place at(SourceFile source, int line) {
        return source.hasLine(line)
                ? new Place(Location.line(source.path(), line), source, line)
                : new Place(Location.file(source.path()), source, 0);
    }

    static Place classFile(String path) {
        return new Place(Location.file(path), null, 0);
    }
}
