package io.sekisho.cli.summary;

import io.sekisho.cli.console.Printable;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;

/** Says of a finding in a few words what it is, where it is and what to do. */
public final class FindingText {
    private static final int COMMIT_LENGTH = 8;

    private final Page page;

    private final boolean staged;

    /** @param staged whether what is found has not left this machine yet */
    public FindingText(Page page, boolean staged) {
        this.page = page;
        this.staged = staged;
    }

    /** @param others how many more findings this line stands for */
    public String what(Finding finding, int others) {
        String more = others == 0 ? "" : " " + page.text("cli.more-findings", others);
        return switch (finding.kind()) {
            case DEPENDENCY -> safe(finding.vulnerability().id()) + kev(finding) + "  " + component(finding) + more;
            case SECRET, CODE -> name(finding) + more;
            case EXTERNAL -> safe(finding.external().tool()) + ": " + name(finding) + kev(finding) + more;
        };
    }

    private String kev(Finding finding) {
        return finding.vulnerability() == null || finding.vulnerability().kev() == null
                ? ""
                : " " + page.text("cli.exploited");
    }

    private static String component(Finding finding) {
        String version = finding.vulnerability().componentVersion();
        return safe(finding.vulnerability().component()) + (version == null ? "" : " " + safe(version));
    }

    private static String name(Finding finding) {
        String id = safe(finding.rule().id());
        String name = safe(finding.rule().name());
        return name.equals(id) ? id : id + ": " + name;
    }

    /** The first place that still is in the tree, else the first. */
    public String where(Finding finding) {
        Occurrence first = finding.occurrences().stream()
                .filter(Occurrence::inTree)
                .findFirst()
                .orElse(finding.occurrences().get(0));
        String place = safe(place(first.location()));
        if (finding.kind() == Kind.SECRET && !first.inTree() && first.commit() != null) {
            String commit = safe(first.commit().id());
            place += " @" + commit.substring(0, Math.min(COMMIT_LENGTH, commit.length()));
        }
        int others = finding.occurrences().size() - 1;
        return switch (others) {
            case 0 -> place;
            case 1 -> place + " " + page.text("cli.more-place");
            default -> place + " " + page.text("cli.more-places", others);
        };
    }

    private static String place(Location location) {
        return location.startLine() == 0 ? location.path() : location.path() + ":" + location.startLine();
    }

    public String advice(Finding finding) {
        if (staged && finding.kind() == Kind.SECRET) {
            return page.text("cli.advice-secret-staged");
        }
        if (finding.remedy() != null) {
            return page.text(finding.remedy().advice());
        }
        return switch (finding.kind()) {
            case DEPENDENCY -> page.text("cli.advice-dependency");
            case SECRET -> page.text("cli.advice-secret");
            case CODE, EXTERNAL ->
                finding.rule().helpUri() == null
                        ? page.text("cli.advice-code")
                        : page.text("cli.advice-code-help", finding.rule().helpUri());
        };
    }

    private static String safe(String text) {
        return Printable.of(text);
    }
}
