package io.sekisho.cli.standard;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.scan.ReportFile;
import io.sekisho.core.standard.SharedSecrets;
import io.sekisho.core.standard.Standard;
import io.sekisho.core.standard.StandardRun;
import io.sekisho.core.writer.ReportWriter;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.ReportJson;
import io.sekisho.model.StandardState;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads reports, one at a time: hundreds of them are no reason for much memory. What several repositories have in common must be
 * known before the first can be assessed, so several reports are read twice, and of the first time only secrets are kept.
 */
final class Assessment {
    private final CliContext context;
    private final ReportWriter writer;
    private final Standard standard;

    Assessment(CliContext context, ReportWriter writer, Standard standard) {
        this.context = context;
        this.writer = writer;
        this.standard = standard;
    }

    /**
     * All of them.
     *
     * @param assessed in the order of the command line
     * @param shared what they have in common
     */
    record Result(List<Assessed> assessed, SharedSecrets shared) {}

    Result of(List<Path> typed) throws CommandException {
        List<Facts> secrets = new ArrayList<>();
        if (typed.size() > 1) {
            for (Path one : typed) {
                secrets.add(secretsOf(read(one).facts()));
            }
        }
        SharedSecrets shared = secrets.isEmpty() ? SharedSecrets.NONE : new SharedSecrets(secrets);
        List<Assessed> assessed = new ArrayList<>();
        for (Path one : typed) {
            assessed.add(assess(one, read(one), shared));
        }
        return new Result(assessed, shared);
    }

    private static Facts secretsOf(Facts facts) {
        return new Facts(
                facts.tool(),
                facts.startedAt(),
                facts.durationMillis(),
                facts.project(),
                facts.findings().stream()
                        .filter(finding -> finding.kind() == Kind.SECRET)
                        .filter(finding -> finding.secret() != null
                                && !finding.secret().keyedFingerprints().isEmpty())
                        .toList(),
                List.of(),
                facts.coverage());
    }

    private Assessed assess(Path typed, Report report, SharedSecrets shared) {
        LocalDate today = context.today();
        StandardState state = new StandardRun(
                        standard,
                        report.facts(),
                        report.judgement().findings(),
                        report.judgement().gaps(),
                        today,
                        shared)
                .state();
        Set<String> violating = new HashSet<>();
        state.items().forEach(item -> violating.addAll(item.findings()));
        Map<String, Assessed.Place> places = new HashMap<>();
        for (Finding finding : report.facts().findings()) {
            if (violating.contains(finding.fingerprint())) {
                places.put(finding.fingerprint(), Assessed.Place.of(finding));
            }
        }
        return new Assessed(
                typed.toString().replace('\\', '/'),
                report.facts().project(),
                report.facts().startedAt(),
                state,
                places);
    }

    private Report read(Path typed) throws CommandException {
        Path given = context.resolve(typed);
        Path file = ReportFile.at(given, writer);
        if (!Files.isRegularFile(file)) {
            throw wrong(Text.of("cli.no-report", file), null);
        }
        try {
            return ReportJson.read(file);
        } catch (IOException e) {
            throw wrong(ReportFile.badReport(file, e), e);
        }
    }

    private static CommandException wrong(Text text, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, Text.of("cli.no-report-step"), cause);
    }
}
