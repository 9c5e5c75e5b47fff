package io.sekisho.cli.init;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.init.Surroundings.System;
import io.sekisho.cli.summary.Page;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.plan.GitRepository;
import io.sekisho.core.plan.Manifest;
import io.sekisho.core.plan.Module.BuildTool;
import io.sekisho.core.policy.Mode;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.Gaps;
import io.sekisho.model.Gap;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found, what was written, what to do next. */
final class InitView {
    private static final int LABEL = 14;
    private static final int FILE = 32;
    private static final int MOST_HOLES = 3;

    private final CliContext context;
    private final Console console;

    InitView(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    void found(Surroundings found, Proposal proposal) {
        Page page = Page.of(context, console);
        page.line(page.text("init.head", Printable.of(found.plan().root().toString())));
        page.heading("init.found");
        line(page, "init.build", build(page, found));
        line(page, "init.git", git(page, found.plan().git()));
        String systems = found.systems().stream()
                .map(system -> system.title() + " (" + system.file() + ")")
                .collect(Collectors.joining(", "));
        line(page, "init.ci", systems.isEmpty() ? page.text("init.no-ci") : systems);
        for (Text unread : found.unread()) {
            line(page, "init.not-scanned", page.text(unread));
        }
        if (found.report() != null) {
            line(
                    page,
                    "init.report",
                    page.text(
                            "init.report-says",
                            found.report().facts().findings().size(),
                            found.failing().size(),
                            proposal.sources()));
            baseline(page, found.report());
            if (!found.isKnown()) {
                line(page, "init.report", page.text("init.report-incomplete"));
            }
        }
        context.out().print(page.end());
    }

    /** What the policy makes of a list that is there. */
    private static void baseline(Page page, Report report) {
        report.judgement().notes().stream()
                .filter(note -> note.code().startsWith("status.baseline-"))
                .forEach(note -> line(page, "init.baseline", page.text(note)));
    }

    private static void line(Page page, String label, String text) {
        page.wrapped("  " + Columns.left(page.text(label), LABEL - 2) + " ", text);
    }

    private static String build(Page page, Surroundings found) {
        List<String> parts = new ArrayList<>();
        if (found.modules(BuildTool.MAVEN) > 0) {
            parts.add(page.text("init.modules", "Maven", found.modules(BuildTool.MAVEN)));
        }
        if (found.modules(BuildTool.GRADLE) > 0) {
            parts.add(page.text("init.modules", "Gradle", found.modules(BuildTool.GRADLE)));
        }
        Map<String, Long> locks = found.locks().stream()
                .collect(Collectors.groupingBy(Manifest::ecosystem, TreeMap::new, Collectors.counting()));
        locks.forEach((ecosystem, count) -> parts.add(page.text("init.locks", ecosystem, count)));
        found.plan().manifests().stream()
                .map(Manifest::ecosystem)
                .filter(ecosystem -> !ecosystem.equals("maven") && !locks.containsKey(ecosystem))
                .distinct()
                .sorted()
                .forEach(ecosystem -> parts.add(page.text("init.no-lock", ecosystem)));
        return parts.isEmpty() ? page.text("init.no-build") : String.join(", ", parts);
    }

    private static String git(Page page, GitRepository git) {
        if (git == null) {
            return page.text("init.no-git");
        }
        String branch = git.branch() == null ? page.text("init.detached") : Printable.of(git.branch());
        return git.shallow() ? page.text("init.shallow", branch) : branch;
    }

    void files(String title, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        Page page = Page.of(context, console);
        page.line("");
        page.line(page.paint().heading(page.text(title)));
        drafts.forEach(
                draft -> page.wrapped("  " + Columns.left(draft.path(), FILE - 2) + " ", page.text(draft.purpose())));
        context.out().print(page.end());
    }

    void contents(List<Draft> drafts) {
        drafts.forEach(draft -> context.out().print("\n--- " + draft.path() + "\n" + draft.content()));
    }

    void next(Surroundings found, Debt debt, Proposal proposal, List<Draft> written) {
        Page page = Page.of(context, console);
        page.line("");
        page.line(page.paint().heading(page.text("init.next")));
        int number = 1;
        for (String step : steps(page, found, debt, proposal, written)) {
            page.wrapped("  " + number++ + ". ", step);
        }
        context.out().print(page.end());
    }

    private static List<String> steps(
            Page page, Surroundings found, Debt debt, Proposal proposal, List<Draft> written) {
        List<String> steps = new ArrayList<>();
        boolean built = found.plan().modules().stream()
                .allMatch(module -> !module.classDirectories().isEmpty());
        if (found.report() == null) {
            String build = String.join(" && ", found.build());
            steps.add(
                    built || build.isEmpty() ? page.text("init.step-scan") : page.text("init.step-build-scan", build));
        } else if (!found.isKnown()) {
            complete(page, found.report(), steps);
        }
        switch (debt.state()) {
            case UNKNOWN -> steps.add(page.text(found.report() == null ? "init.step-again" : "init.step-list"));
            case LISTED -> steps.add(page.text("init.step-review", debt.until()));
            case KEPT -> steps.add(page.text("init.step-kept", found.failing().size()));
            case FORBIDDEN ->
                steps.add(page.text("init.step-forbidden", found.failing().size(), proposal.sources()));
            case NONE -> {}
        }
        boolean ours = written.stream().anyMatch(draft -> draft.path().equals(SettingsReader.CONFIG));
        if (debt.isSettled() && !ours && proposal.policy().mode() == Mode.OBSERVE) {
            steps.add(page.text("init.step-enforce"));
        }
        if (found.systems().contains(System.GITLAB)) {
            steps.add(page.text("init.step-gitlab", "/" + found.prefix() + GitLabJob.FILE));
        }
        if (found.systems().contains(System.JENKINS)) {
            steps.add(page.text("init.step-jenkins", JenkinsStage.FILE));
        }
        if (found.supported().isEmpty()) {
            steps.add(page.text("init.step-other-ci"));
        }
        String commit = proposal.isCentral() ? "init.step-commit-central" : "init.step-commit";
        steps.add(page.text(found.plan().git() == null ? "init.step-keep" : commit));
        steps.add(page.text("init.step-doctor"));
        return steps;
    }

    /** What has to be done before all that fails is known. */
    private static void complete(Page page, Report report, List<String> steps) {
        List<Gap> holes = Gaps.incomplete(report);
        for (Gap hole : holes.subList(0, Math.min(MOST_HOLES, holes.size()))) {
            String step = hole.nextStep() == null ? "" : " " + page.text(hole.nextStep());
            steps.add(page.text("init.step-complete", page.text(hole.message()) + step));
        }
        if (holes.size() > MOST_HOLES) {
            steps.add(page.text("init.step-complete-more", holes.size() - MOST_HOLES));
        }
    }
}
