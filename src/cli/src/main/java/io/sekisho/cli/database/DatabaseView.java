package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Console;
import io.sekisho.model.Gap;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.DatabaseInfo;
import io.sekisho.scanner.dependency.database.DatabaseStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says what a database holds and what a scan with it would miss. */
final class DatabaseView {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final CliContext context;
    private final Console console;

    DatabaseView(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    void show(DatabaseInfo info) {
        if (info.demo()) {
            line("admin.view-demo");
        }
        line("admin.view-cves", count(info.cveCount()), years(info.yearsPresent()));
        if (info.newestModified() != null) {
            long days = Math.max(
                    0,
                    Duration.between(info.newestModified(), context.clock().instant())
                            .toDays());
            line("admin.view-newest", TIME.format(info.newestModified()), days);
        }
        line("admin.view-built", TIME.format(info.createdAt()), info.sources().getOrDefault("nvd", "?"));
        if (info.kevCount() > 0) {
            line("admin.view-kev", count(info.kevCount()), info.sources().getOrDefault("kev", "?"));
        }
        if (info.retireJs()) {
            line("admin.view-retirejs", info.sources().getOrDefault("retirejs", "?"));
        }
        line("admin.view-place", info.location());
    }

    void kept(DatabaseStatus status) {
        if (status.kept().size() > 1) {
            line("admin.view-kept", status.kept().size(), String.join(", ", status.kept()));
        }
    }

    private void line(String code, Object... arguments) {
        context.out().println("  " + console.render(Text.of(code, arguments)));
    }

    void show(List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        console.say("admin.view-gaps");
        for (Gap gap : gaps) {
            context.out().println("  - " + console.render(gap.message()));
            if (gap.nextStep() != null) {
                context.out().println("    " + console.render(gap.nextStep()));
            }
        }
    }

    /** Runs of years as spans: "2002-2008, 2010". */
    private static String years(List<Integer> years) {
        StringBuilder spans = new StringBuilder();
        for (int i = 0; i < years.size(); i++) {
            int first = years.get(i);
            while (i + 1 < years.size() && years.get(i + 1) == years.get(i) + 1) {
                i++;
            }
            spans.append(spans.isEmpty() ? "" : ", ").append(first);
            if (years.get(i) > first) {
                spans.append('-').append(years.get(i));
            }
        }
        return spans.isEmpty() ? "-" : spans.toString();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
