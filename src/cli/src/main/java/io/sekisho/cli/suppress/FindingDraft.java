package io.sekisho.cli.suppress;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.policy.PackageMatcher;
import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Text;
import io.sekisho.model.Vulnerability;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an entry for a finding asks for. */
final class FindingDraft {
    private FindingDraft() {}

    /** This finding and no other. */
    static EntryDraft byFingerprint(Finding finding) {
        return new EntryDraft(comment(finding), Map.of("fingerprint", finding.fingerprint()));
    }

    /** This vulnerability wherever the package is used. */
    static EntryDraft byVulnerability(Finding finding, String versions) throws CommandException {
        Vulnerability vulnerability = finding.vulnerability();
        if (vulnerability == null) {
            throw wrong("suppress.no-vulnerability", finding);
        }
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("vulnerability", vulnerability.id());
        if (vulnerability.packageUrl() != null) {
            keys.put("package", PackageMatcher.coordinates(vulnerability.packageUrl()));
        } else if (versions != null) {
            throw wrong("suppress.no-package", finding);
        }
        if (versions != null) {
            keys.put("versions", versions);
        }
        return new EntryDraft(comment(finding), keys);
    }

    /** What the rule finds in some files. */
    static EntryDraft byRule(Finding finding) {
        return new EntryDraft(comment(finding), Map.of("rule", finding.rule().id()));
    }

    /** What it is and where, for the reader of the file. */
    static String comment(Finding finding) {
        Vulnerability vulnerability = finding.vulnerability();
        String what = vulnerability == null
                ? finding.rule().name()
                : vulnerability.id() + " in " + vulnerability.component()
                        + (vulnerability.componentVersion() == null ? "" : " " + vulnerability.componentVersion());
        Location location = finding.occurrences().get(0).location();
        String place = location.startLine() == 0 ? location.path() : location.path() + ":" + location.startLine();
        int more = finding.occurrences().size() - 1;
        return what + ", " + place + (more == 0 ? "" : " (+" + more + ")");
    }

    private static CommandException wrong(String code, Finding finding) {
        return new CommandException(
                ExitCode.WRONG_USAGE,
                Text.of(code, finding.fingerprint(), finding.kind().key()),
                Text.of("suppress.by-fingerprint-step"),
                null);
    }
}
