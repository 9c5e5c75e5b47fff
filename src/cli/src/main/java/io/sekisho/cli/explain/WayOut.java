package io.sekisho.cli.explain;

import io.sekisho.cli.console.Columns;
import io.sekisho.core.policy.SuppressionLimits;
import io.sekisho.core.text.Printable;
import io.sekisho.core.view.FindingText;
import io.sekisho.core.view.Raising;
import io.sekisho.model.Action;
import io.sekisho.model.Change;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Text;

/** What removes or un-blocks it: the repair first, then the reviewed exception, ready to be pasted. */
final class WayOut {
    /** How long an exception is proposed to hold: long enough for a quarter's plan, short enough to be looked at again. */
    private static final int DAYS = 90;

    private static final int LONGEST_NAME = 24;

    private final Sheet sheet;
    private final Subject subject;
    private final FindingText text;
    private final Raising raising;
    private final Acceptable acceptable;

    WayOut(Sheet sheet, Subject subject, FindingText text, Raising raising, Acceptable acceptable) {
        this.sheet = sheet;
        this.subject = subject;
        this.text = text;
        this.raising = raising;
        this.acceptable = acceptable;
    }

    void write() {
        sheet.heading(Explanation.isBlocking(subject) ? "explain.unblock" : "explain.remove");
        Finding finding = subject.finding();
        int number = 1;
        sheet.item("  " + number++ + ". ", text.advice(finding));
        raising.of(finding, subject.judgement()).forEach(said -> sheet.item("     ", said));
        if (subject.judgement().action() != Action.IGNORE || subject.judgement().deadline() != null) {
            if (stays()) {
                sheet.item("     ", sheet.text("explain.stays"));
            }
            sheet.item("  " + number + ". ", accept());
            entry(finding);
            if (!isCentral() && acceptable.limits() == null) {
                sheet.item("     ", sheet.text("explain.limits-unknown"));
            }
        }
    }

    /**
     * The shortest way that counts. In a proposed change its own entries do not; one of a central policy does at once, and one
     * that is merged ahead of it, with the day on which it was written, is called unused after 30 days only.
     */
    private String accept() {
        Change change = subject.report().facts().project().change();
        if (isCentral()) {
            return sheet.text(stays() ? "explain.then-central" : "explain.accept-central");
        }
        if (change == null || change.target() == null) {
            return sheet.text(stays() ? "explain.then-here" : "explain.accept-here");
        }
        return sheet.text(stays() ? "explain.then-change" : "explain.accept-change", Printable.of(change.target()));
    }

    /** Whether no repair removes it: of what the history has alone a scan cannot see that it was revoked. */
    private boolean stays() {
        Finding finding = subject.finding();
        return finding.kind() == Kind.SECRET && finding.occurrences().stream().noneMatch(Occurrence::inTree);
    }

    /** Whether entries of a central policy alone count, which no limits concern. */
    private boolean isCentral() {
        Text unblock = subject.judgement().unblock();
        return unblock != null && unblock.code().endsWith("-central")
                || acceptable.limits() != null && !acceptable.limits().allowed();
    }

    /** One that counts, by what the policy demands of entries. */
    private void entry(Finding finding) {
        String name = Columns.cut(Printable.of(finding.rule().id()), LONGEST_NAME);
        sheet.verbatim("- fingerprint: " + Printable.of(finding.fingerprint()) + "  # " + name);
        sheet.verbatim("  reason: " + sheet.text("explain.entry-reason"));
        sheet.verbatim("  owner: " + sheet.text("explain.entry-owner"));
        sheet.verbatim("  approvedBy: " + sheet.text("explain.entry-approved"));
        SuppressionLimits limits =
                isCentral() || acceptable.limits() == null ? SuppressionLimits.NONE : acceptable.limits();
        if (limits.required().contains("ticket")) {
            sheet.verbatim("  ticket: " + sheet.text("explain.entry-ticket"));
        }
        int days = limits.longestDays() == 0 ? DAYS : Math.min(DAYS, limits.longestDays());
        sheet.verbatim("  created: " + acceptable.today());
        sheet.verbatim("  expires: " + acceptable.today().plusDays(days));
    }
}
