package io.sekisho.core.policy;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What would un-block a finding, or keep it from blocking: the repair first, then the shortest way to accept it. */
final class Unblock {
    private final Policy policy;
    private final String target;

    /** @param target null unless a proposed change is judged */
    Unblock(Policy policy, String target) {
        this.policy = policy;
        this.target = target;
    }

    /** @return null for what blocks neither now nor later */
    Text of(Finding finding, Decision decision, boolean accepted) {
        if (accepted && decision.action() != Action.FAIL) {
            return before(finding, policy.baseline().until().plusDays(1));
        }
        if (decision.asked() == Action.FAIL) {
            return now(finding);
        }
        return decision.deadline() == null
                ? null
                : before(finding, decision.deadline().failFrom());
    }

    private Text now(Finding finding) {
        List<String> arguments = new ArrayList<>();
        if (isFixed(finding)) {
            arguments.add(finding.vulnerability().component());
            arguments.add(finding.remedy().fixedVersion());
        }
        arguments.add(finding.fingerprint());
        if (target != null && policy.limits().allowed()) {
            arguments.add(target);
        }
        return new Text(
                policy.limits().allowed() ? target == null ? own(finding) : change(finding) : central(finding),
                arguments);
    }

    private static String own(Finding finding) {
        return switch (kind(finding)) {
            case DEPENDENCY -> isFixed(finding) ? "policy.unblock-dependency-fixed" : "policy.unblock-dependency";
            case SECRET -> Units.isHistoryOnly(finding) ? "policy.unblock-history" : "policy.unblock-secret";
            case CODE -> "policy.unblock-code";
            case EXTERNAL -> "policy.unblock-external";
        };
    }

    /** The entry that an author adds in the change itself does not count, so two that do are named. */
    private static String change(Finding finding) {
        return switch (kind(finding)) {
            case DEPENDENCY ->
                isFixed(finding) ? "policy.unblock-dependency-fixed-change" : "policy.unblock-dependency-change";
            case SECRET ->
                Units.isHistoryOnly(finding) ? "policy.unblock-history-change" : "policy.unblock-secret-change";
            case CODE -> "policy.unblock-code-change";
            case EXTERNAL -> "policy.unblock-external-change";
        };
    }

    /** A repository that may not suppress needs the owner of the central policy. */
    private static String central(Finding finding) {
        return switch (kind(finding)) {
            case DEPENDENCY ->
                isFixed(finding) ? "policy.unblock-dependency-fixed-central" : "policy.unblock-dependency-central";
            case SECRET ->
                Units.isHistoryOnly(finding) ? "policy.unblock-history-central" : "policy.unblock-secret-central";
            case CODE -> "policy.unblock-code-central";
            case EXTERNAL -> "policy.unblock-external-central";
        };
    }

    /**
     * A line that a secret scanner shows but that holds no credential is repaired like code: there is nothing to revoke.
     * A library that another tool finds is raised like one that we find.
     */
    private static Kind kind(Finding finding) {
        boolean repaired = finding.kind() == Kind.SECRET && !RawFinding.isCredential(finding.kind(), finding.rule());
        return repaired ? Kind.CODE : isFixed(finding) ? Kind.DEPENDENCY : finding.kind();
    }

    private static Text before(Finding finding, LocalDate day) {
        return isFixed(finding)
                ? Text.of(
                        "policy.unblock-dependency-fixed-before",
                        finding.vulnerability().component(),
                        finding.remedy().fixedVersion(),
                        finding.fingerprint(),
                        day)
                : Text.of("policy.unblock-before", finding.fingerprint(), day);
    }

    private static boolean isFixed(Finding finding) {
        return finding.vulnerability() != null
                && finding.remedy() != null
                && finding.remedy().fixedVersion() != null;
    }
}
