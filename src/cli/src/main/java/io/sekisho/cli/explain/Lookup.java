package io.sekisho.cli.explain;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.text.Printable;
import io.sekisho.model.Finding;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the finding that the user means. */
public final class Lookup {
    private static final int MOST = 10;

    private record Candidate(Subject subject, String fingerprint, String rule, String title) {}

    private Lookup() {}

    /** @throws CommandException exit code 2: none or several are meant; those that may be have then been said */
    public static Subject of(Report report, String typed, Console console) throws CommandException {
        List<Candidate> all = candidates(report);
        List<Candidate> meant =
                all.stream().filter(one -> one.fingerprint().equals(typed)).toList();
        if (meant.isEmpty()) {
            meant = all.stream().filter(one -> isMeant(one, typed)).toList();
        }
        if (meant.size() == 1) {
            return meant.get(0).subject();
        }
        if (meant.isEmpty()) {
            List<Candidate> near = nearest(all, typed);
            list(near, console);
            throw wrong(
                    Text.of("explain.unknown", typed),
                    Text.of(near.isEmpty() ? "explain.unknown-step" : "explain.nearest-step"));
        }
        list(meant.subList(0, Math.min(MOST, meant.size())), console);
        throw wrong(Text.of("explain.ambiguous", typed, meant.size()), Text.of("explain.ambiguous-step"));
    }

    private static List<Candidate> candidates(Report report) {
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < report.facts().findings().size(); i++) {
            Finding finding = report.facts().findings().get(i);
            FindingJudgement judged = report.judgement().findings().get(i);
            String title = finding.vulnerability() == null
                    ? finding.occurrences().get(0).location().path()
                    : finding.vulnerability().component();
            all.add(new Candidate(
                    new Subject(report, finding, judged, null),
                    finding.fingerprint(),
                    finding.rule().id(),
                    title));
        }
        for (GoneFinding gone : report.judgement().gone()) {
            all.add(new Candidate(
                    new Subject(report, null, null, gone), gone.fingerprint(), gone.rule(), gone.title()));
        }
        return all;
    }

    /** The scheme in front may be left out, as people copy the long number only. */
    private static boolean isMeant(Candidate one, String typed) {
        String bare = one.fingerprint().substring(one.fingerprint().indexOf(':') + 1);
        Finding finding = one.subject().finding();
        return !typed.isEmpty()
                && (one.fingerprint().startsWith(typed)
                        || bare.startsWith(typed)
                        || typed.equalsIgnoreCase(one.rule())
                        || finding != null
                                && finding.vulnerability() != null
                                && finding.vulnerability().aliases().contains(typed));
    }

    /** Those that begin alike, where enough does; else those whose rule or component has the word in it. */
    private static List<Candidate> nearest(List<Candidate> all, String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        List<Candidate> like = all.stream()
                .filter(one -> common(one.fingerprint(), typed) >= Math.max(5, typed.length() / 2))
                .sorted(Comparator.comparingInt(one -> -common(one.fingerprint(), typed)))
                .limit(MOST)
                .toList();
        return like.isEmpty()
                ? all.stream()
                        .filter(one -> (one.rule() + " " + one.title())
                                .toLowerCase(Locale.ROOT)
                                .contains(word))
                        .limit(MOST)
                        .toList()
                : like;
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static void list(List<Candidate> candidates, Console console) {
        candidates.forEach(
                one -> console.warn("explain.candidate", one.fingerprint(), one.rule(), Printable.of(one.title())));
    }

    private static CommandException wrong(Text text, Text nextStep) {
        return new CommandException(ExitCode.WRONG_USAGE, text, nextStep, null);
    }
}
