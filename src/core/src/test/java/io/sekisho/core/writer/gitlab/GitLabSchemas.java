package io.sekisho.core.writer.gitlab;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** GitLab's own schemas, which are not ours to publish: used where they lie beside the repository. */
public final class GitLabSchemas {
    private GitLabSchemas() {}

    /** @return what the schema says against it; empty when there is nothing, or no such schema */
    public static List<Error> errors(String schema, String json) throws IOException {
        Optional<Path> file = find(schema);
        return file.isEmpty()
                ? List.of()
                : SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Files.readString(file.get()), InputFormat.JSON)
                        .validate(json, InputFormat.JSON);
    }

    private static Optional<Path> find(String schema) {
        for (Path dir = Path.of(System.getProperty("sekisho.root")).toAbsolutePath();
                dir != null;
                dir = dir.getParent()) {
            Path file = dir.resolve("shared/gitlab-schemas").resolve(schema);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
