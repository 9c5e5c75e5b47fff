package io.sekisho.core.view;

import io.sekisho.core.text.Printable;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;

/** Says of a finding in a few words what it is, where it is and what to do. */
public final class FindingText {
    private final Wording wording;

    private final boolean staged;

    /** @param staged whether what is found has not left this machine yet */
    public FindingText(Wording wording, boolean staged) {
        this.wording = wording;
        this.staged = staged;
    }

    /** @param others how many more findings this line stands for */
    public String what(Finding finding, int others) {
        String more = others == 0 ? "" : " " + wording.of("cli.more-findings", others);
        return switch (finding.kind()) {
            case DEPENDENCY -> safe(finding.vulnerability().id()) + kev(finding) + "  " + component(finding) + more;
            case SECRET, CODE -> name(finding) + more;
            case EXTERNAL -> safe(finding.external().tool()) + ": " + name(finding) + kev(finding) + more;
        };
    }

    private String kev(Finding finding) {
        return finding.vulnerability() == null || finding.vulnerability().kev() == null
                ? ""
                : " " + wording.of("cli.exploited");
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
        Occurrence first = Primary.place(finding);
        String place = safe(place(first.location()));
        if (finding.kind() == Kind.SECRET && !first.inTree() && first.commit() != null) {
            place += " @" + Names.ofCommit(first.commit().id());
        }
        int others = finding.occurrences().size() - 1;
        return switch (others) {
            case 0 -> place;
            case 1 -> place + " " + wording.of("cli.more-place");
            default -> place + " " + wording.of("cli.more-places", others);
        };
    }

    private static String place(Location location) {
        return location.startLine() == 0 ? location.path() : location.path() + ":" + location.startLine();
    }

    public String advice(Finding finding) {
        if (staged && finding.kind() == Kind.SECRET) {
            return wording.of("cli.advice-secret-staged");
        }
        if (finding.remedy() != null) {
            return wording.of(finding.remedy().advice());
        }
        return switch (finding.kind()) {
            case DEPENDENCY -> wording.of("cli.advice-dependency");
            case SECRET -> wording.of("cli.advice-secret");
            case CODE, EXTERNAL ->
                finding.rule().helpUri() == null
                        ? wording.of("cli.advice-code")
                        : wording.of("cli.advice-code-help", finding.rule().helpUri());
        };
    }

    private static String safe(String text) {
        return Printable.of(text);
    }
}
