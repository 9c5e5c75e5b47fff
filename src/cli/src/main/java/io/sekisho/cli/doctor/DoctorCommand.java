package io.sekisho.cli.doctor;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.CommonOptions;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.cli.doctor.Check.Level;
import io.sekisho.cli.policy.CentralOptions;
import io.sekisho.cli.scan.TrustedSettings;
import io.sekisho.model.Gap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at everything that a scan here would depend on, without scanning. */
@Command(
        name = "doctor",
        header = "Show what a scan would miss here, and how to mend it.",
        description = {
            "",
            "Nothing is downloaded, built or changed, and no address is called but a central policy's.",
            "",
            "Exit codes: 0 a scan here would be complete; 2 wrong usage or configuration; 3 it would be incomplete; "
                    + "4 a bug of Sekisho.",
            ""
        },
        footerHeading = "Examples:%n",
        footer = {
            "  sekisho doctor               this machine and the project in this directory",
            "  sekisho doctor --offline     as for a scan without any network",
            ""
        })
public final class DoctorCommand implements Callable<ExitCode> {
    private final CliContext context;
    private final Jvm jvm;
    private final SecretTool tool;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Directory of the project. Default: this one.")
    private Path path = Path.of("");

    @Option(names = "--offline", description = "Judge as for a scan with --offline.")
    private boolean offline;

    @Option(names = "--database-url", paramLabel = "URL", description = "As for scan.")
    private String databaseUrl;

    @Option(names = "--gitleaks", paramLabel = "FILE", description = "As for scan.")
    private Path gitleaks;

    @Option(names = "--trusted-ref", paramLabel = "REF", description = "As for scan.")
    private String trustedRef;

    @Mixin
    private CentralOptions central;

    public DoctorCommand(CliContext context) {
        this(context, Jvm.current(), new ProvidedGitleaks());
    }

    /** On another machine: a test's. */
    DoctorCommand(CliContext context, Jvm jvm, SecretTool tool) {
        this.context = context;
        this.jvm = jvm;
        this.tool = tool;
    }

    @Override
    public ExitCode call() throws CommandException, InterruptedException {
        Path directory = context.resolve(path);
        TrustedSettings trusted = TrustedSettings.read(
                context, Console.of(context, common), directory, trustedRef, central.choice(offline));
        Place place = new Place(
                context,
                jvm,
                directory,
                trusted.settings(),
                offline,
                databaseUrl,
                gitleaks == null ? null : context.resolve(gitleaks));
        List<Check> checks = new ArrayList<>(examine(place));
        for (Gap gap : trusted.trust().gaps()) {
            Check.Topic topic = CentralExamination.isAbout(gap, trusted) ? Check.Topic.POLICY : Check.Topic.PROJECT;
            checks.add(new Check(place.level(gap.type()), topic, gap.message(), gap.nextStep()));
        }
        checks.addAll(CentralExamination.of(trusted.central()));
        checks.sort(Comparator.comparing(Check::topic));
        new DoctorView(context, console(trusted)).show(directory, checks);
        boolean incomplete = checks.stream().anyMatch(check -> check.level() == Level.MISSING);
        return incomplete ? ExitCode.INCOMPLETE : ExitCode.PASSED;
    }

    private List<Check> examine(Place place) throws InterruptedException {
        GitleaksExamination secrets = new GitleaksExamination(tool);
        List<Check> checks = new ArrayList<>();
        for (Examination examination : List.of(
                new JavaExamination(),
                new DiskExamination(),
                new GitExamination(),
                secrets,
                new DatabaseExamination(),
                new EnrichmentExamination(),
                new ProjectExamination())) {
            checks.addAll(examination.of(place));
        }
        checks.addAll(new NetworkExamination(secrets.isFetched()).of(place));
        return checks;
    }

    private Console console(TrustedSettings trusted) {
        return common.language() == null && trusted.settings().config().language() != null
                ? new Console(context, trusted.settings().config().language())
                : Console.of(context, common);
    }
}
