package io.sekisho.cli.config;

import io.sekisho.cli.console.Choice;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.config.Schemas;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what editors need to complete and explain a file. */
@Command(
        name = "schema",
        header = "Print the JSON Schema of a configuration file.",
        description = {
            "",
            "With a first line like this one, many editors complete the file, explain its keys and mark mistakes:",
            "  # yaml-language-server: $schema=config.schema.json",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho config schema                  of .sekisho/config.yml",
            "  sekisho config schema suppressions     of .sekisho/suppressions.yml",
            ""
        })
final class ConfigSchemaCommand implements Callable<ExitCode> {
    private final CliContext context;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            converter = SchemaConverter.class,
            completionCandidates = SchemaNames.class,
            description = "Of which file: ${COMPLETION-CANDIDATES}. Default: config.")
    private Schemas schema = Schemas.CONFIG;

    static final class SchemaNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Schemas.values()).map(Schemas::key).iterator();
        }
    }

    /** Reads a schema's word. */
    static final class SchemaConverter implements picocli.CommandLine.ITypeConverter<Schemas> {
        @Override
        public Schemas convert(String typed) {
            return new Choice<>(Schemas.values(), Schemas::key).convert(typed);
        }
    }

    ConfigSchemaCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        context.out().print(schema.json());
        context.out().flush();
        return ExitCode.PASSED;
    }
}
