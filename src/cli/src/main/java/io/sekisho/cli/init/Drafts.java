package io.sekisho.cli.init;

import io.sekisho.cli.init.Surroundings.System;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.policy.BaselineText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be written into a project.
 *
 * @param root of the project
 * @param force whether what is there already is written anew
 */
record Drafts(Path root, Comments comments, boolean force) {
    private static final String REPORTS = "sekisho-report/\n";

    /** Of the policy's files, those that are written: what stands there now does not count any more. */
    Set<String> fresh() {
        Set<String> fresh = new HashSet<>();
        for (String path : List.of(SettingsReader.CONFIG, SettingsReader.SUPPRESSIONS, SettingsReader.BASELINE)) {
            if (force || !new Draft(root, path, "", "").isThere()) {
                fresh.add(path);
            }
        }
        return fresh;
    }

    List<Draft> of(Surroundings found, Proposal proposal, Debt debt, LocalDate today) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft(SettingsReader.CONFIG, proposal.config(debt.isSettled()), "init.for-config"));
        String none = new PolicyFiles(comments).suppressions();
        drafts.add(draft(SettingsReader.SUPPRESSIONS, none, "init.for-suppressions"));
        if (debt.state() == Debt.State.LISTED) {
            String accepted =
                    BaselineText.of(null, debt.until(), today, BaselineText.entries(found.report(), found.failing()));
            drafts.add(draft(SettingsReader.BASELINE, accepted, "init.for-baseline"));
        }
        if (found.supported().contains(System.GITLAB)) {
            String job = GitLabJob.of(comments, found.prefix(), found.build());
            drafts.add(draft(GitLabJob.FILE, job, "init.for-gitlab"));
        }
        if (found.supported().contains(System.JENKINS)) {
            String stage = JenkinsStage.of(comments, found.prefix(), found.build());
            drafts.add(draft(JenkinsStage.FILE, stage, "init.for-jenkins"));
        }
        if (found.plan().git() != null) {
            Path top = found.plan().git().topLevel();
            drafts.add(new Draft(top, ".gitignore", REPORTS, "init.for-gitignore", true));
        }
        return drafts;
    }

    private Draft draft(String path, String content, String purpose) {
        return new Draft(root, path, content, purpose);
    }
}
