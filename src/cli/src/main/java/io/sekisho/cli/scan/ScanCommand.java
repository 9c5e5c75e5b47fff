package io.sekisho.cli.scan;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.DurationConverter;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.console.Words;
import io.sekisho.cli.enrichment.EnrichOptions;
import io.sekisho.cli.format.Formats;
import io.sekisho.cli.format.ToOptions;
import io.sekisho.cli.policy.PolicyOptions;
import io.sekisho.cli.reference.ReferenceOptions;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what the user typed; {@link ScanRun} does the work. */
@Command(
        name = "scan",
        header = "Scan a project for vulnerable dependencies, secrets and flaws in code, and judge the result.",
        description = {
            "",
            "Exit codes: 0 passed; 1 the gate failed; 2 wrong usage or configuration; 3 incomplete, so never green; "
                    + "4 a bug of Sekisho. Where several hold, the first of 4, 2, 1, 3 counts.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho scan                                   everything in this directory",
            "  sekisho scan ../shop --fail-on high            another one, with a lower threshold",
            "  sekisho scan --commits origin/main..HEAD       a merge request: secrets in its commits only",
            "  sekisho scan --staged                          before a commit: secrets in what is staged",
            "  sekisho scan --sarif zap.sarif trivy.sarif     fold in what other tools found",
            "  sekisho scan --to html=report.html             and a page to read",
            ""
        })
public final class ScanCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final ScanRun scan;
    private final Formats formats;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Directory of the project. Default: this one.")
    private Path path = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Directory for sekisho-report.json; one of an earlier scan is replaced. "
                    + "Default: ${DEFAULT-VALUE}")
    private Path output = Path.of("sekisho-report");

    @Mixin
    private ToOptions to;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "By what name dashboards and platforms are to know the repository. Default: SEKISHO_PROJECT, "
                    + "else its address without protocol and credentials, else the directory's name.")
    private String project;

    @ArgGroup
    private Reach reach = new Reach();

    static final class Reach {
        @Option(
                names = "--commits",
                paramLabel = "A..B",
                description = "Look for secrets in these commits and in the files that they change. "
                        + "Default: the whole history.")
        private String commits;

        @Option(
                names = "--staged",
                description = "Look at what is staged for the next commit only; secrets only, unless --only says more.")
        private boolean staged;
    }

    @Option(
            names = "--only",
            paramLabel = "KIND",
            completionCandidates = Words.Kinds.class,
            split = ",",
            description = "Scan for these kinds only: ${COMPLETION-CANDIDATES}. What is left out makes the "
                    + "scan incomplete, unless the configuration switched it off anyway.")
    private Set<Kind> only = Set.of();

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Results of other tools in SARIF 2.1.0, to be reported and judged with ours.")
    private List<Path> sarif = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "What each scanner may take, for example 90s, 15m, 2h. Default: the configuration's, else 30m.")
    private Duration timeout;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Vulnerability database on a shared server, jdbc:postgresql://...; user and password come from "
                            + "SEKISHO_DATABASE_USER and SEKISHO_DATABASE_PASSWORD.")
    private String databaseUrl;

    @Option(
            names = "--gitleaks",
            paramLabel = "FILE",
            description = "The gitleaks executable. Default: SEKISHO_GITLEAKS, else one that is found or fetched.")
    private Path gitleaks;

    @Mixin
    private ReferenceOptions reference;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private EnrichOptions enrich;

    public ScanCommand(CliContext context, ScanRun scan, Formats formats) {
        this.context = context;
        this.scan = scan;
        this.formats = formats;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        ScanRequest request = new ScanRequest(
                context.resolve(path),
                context.resolve(output),
                to.targets(context, formats, OwnFiles.in(context.resolve(output))),
                project,
                reach.commits,
                reach.staged,
                only,
                sarif.stream().map(context::resolve).toList(),
                policies.failOn(),
                common.language(),
                timeout,
                policies.offline(),
                databaseUrl,
                gitleaks == null ? null : context.resolve(gitleaks),
                policies.trustedRef(),
                reference.choice(),
                policies.central(),
                enrich.choice(policies.offline()),
                common.verbose());
        check(request);
        return scan.run(request).exitCode();
    }

    /** What can be told before anything is scanned. */
    private static void check(ScanRequest request) throws CommandException {
        for (Path file : request.sarif()) {
            if (!Files.isRegularFile(file)) {
                throw wrong(Text.of("cli.no-file", file, "--sarif"));
            }
        }
        if (request.gitleaks() != null && !Files.isRegularFile(request.gitleaks())) {
            throw wrong(Text.of("cli.no-file", request.gitleaks(), "--gitleaks"));
        }
        if (request.only().contains(Kind.EXTERNAL) && request.sarif().isEmpty()) {
            throw wrong(Text.of("cli.external-without-sarif"));
        }
    }

    private static CommandException wrong(Text text) {
        return new CommandException(ExitCode.WRONG_USAGE, text, null, null);
    }
}
