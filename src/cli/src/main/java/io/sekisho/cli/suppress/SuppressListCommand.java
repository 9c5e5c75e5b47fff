package io.sekisho.cli.suppress;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.FormatOption;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.policy.SuppressionUse;
import io.sekisho.core.text.Printable;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what is accepted. */
@Command(
        name = "list",
        header = "Show what is accepted, what it covers and until when.",
        description = {"", "Exit codes: 0 shown; 2 the file is wrong.", ""},
        footerHeading = "Examples:%n",
        footer = {"  sekisho suppress list", "  sekisho suppress list --format json --report build/sekisho-report", ""})
final class SuppressListCommand implements Callable<ExitCode> {
    private static final int WIDEST = 60;

    private final CliContext context;
    private final ReportWriter writer;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--report",
            paramLabel = "REPORT",
            description = "By which is told what entries cover, if it is there. Default: ${DEFAULT-VALUE}")
    private Path report = Path.of("sekisho-report");

    @Mixin
    private FormatOption format;

    SuppressListCommand(CliContext context, ReportWriter writer) {
        this.context = context;
        this.writer = writer;
    }

    @Override
    public ExitCode call() throws CommandException {
        Console console = Console.of(context, common);
        List<Suppression> entries = SuppressionFile.read(context, console).entries();
        Optional<SuppressionUse> use = LastScan.read(
                        context.resolve(report), writer.format().fileName())
                .use(entries);
        LocalDate today = context.today();
        if (format.isJson()) {
            context.out().println(json(entries, use, today).toPrettyString());
        } else if (entries.isEmpty()) {
            console.say("suppress.none");
        } else {
            table(entries, use, today, console);
        }
        return ExitCode.PASSED;
    }

    private void table(List<Suppression> entries, Optional<SuppressionUse> use, LocalDate today, Console console) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                word(console, "suppress.column-what"),
                word(console, "suppress.column-covers"),
                word(console, "suppress.column-expires"),
                word(console, "suppress.column-owner"),
                word(console, "suppress.column-place")));
        for (int i = 0; i < entries.size(); i++) {
            Suppression entry = entries.get(i);
            int at = i;
            rows.add(List.of(
                    Columns.cut(Printable.of(EntryText.line(entry)), WIDEST),
                    use.map(it -> String.valueOf(it.findings(at))).orElse("-"),
                    entry.expires() + (isExpired(entry, today) ? " !" : ""),
                    entry.owner() == null ? "-" : Columns.cut(Printable.of(entry.owner()), WIDEST / 3),
                    entry.source()));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(one -> Columns.width(one.get(at)))
                        .max()
                        .orElse(0);
                line.append(Columns.left(row.get(column), width)).append("  ");
            }
            context.out().println(line.toString().stripTrailing());
        }
        if (use.isEmpty()) {
            console.say("suppress.no-report");
        }
        long expired = entries.stream().filter(entry -> isExpired(entry, today)).count();
        console.say("suppress.list-total", entries.size(), expired);
    }

    private static ObjectNode json(List<Suppression> entries, Optional<SuppressionUse> use, LocalDate today) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray("suppressions");
        for (int i = 0; i < entries.size(); i++) {
            Suppression entry = entries.get(i);
            ObjectNode one = all.addObject();
            EntryText.matchers(entry).forEach(one::put);
            one.put("reason", entry.reason());
            putIfThere(one, "owner", entry.owner());
            putIfThere(one, "approvedBy", entry.approvedBy());
            putIfThere(one, "ticket", entry.ticket());
            putIfThere(one, "created", entry.created());
            one.put("expires", entry.expires().toString());
            one.put("expired", isExpired(entry, today));
            if (entry.vex() != null) {
                ObjectNode vex =
                        one.putObject("vex").put("status", entry.vex().status().key());
                putIfThere(
                        vex,
                        "justification",
                        entry.vex().justification() == null
                                ? null
                                : entry.vex().justification().key());
            }
            one.put("source", entry.source());
            if (use.isPresent()) {
                one.put("findings", use.get().findings(i));
                one.put("occurrences", use.get().occurrences(i));
            }
        }
        return root;
    }

    private static void putIfThere(ObjectNode node, String key, Object value) {
        if (value != null) {
            node.put(key, value.toString());
        }
    }

    private static boolean isExpired(Suppression entry, LocalDate today) {
        return today.isAfter(entry.expires());
    }

    private static String word(Console console, String code) {
        return console.render(Text.of(code));
    }
}
