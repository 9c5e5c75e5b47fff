package io.sekisho.core.writer.html;

import io.sekisho.core.reference.History;
import io.sekisho.core.text.Language;
import io.sekisho.core.view.ProposedChange;
import io.sekisho.model.Report;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The panels of docs/dashboards.md as one page, of the reports that are added one after the other; only counts are kept. */
public final class Dashboard {
    private final List<ScanTally> scans = new ArrayList<>();
    private final List<Text> unread = new ArrayList<>();
    private int proposed;

    /**
     * A proposed change is no state of its repository: it is left out, and the page says so.
     *
     * @param history beside the report; empty where there is none
     */
    public void add(Report report, History history) {
        if (ProposedChange.target(report).isPresent()) {
            proposed++;
            return;
        }
        ScanTally tally = ScanTally.of(report, history);
        if (scans.stream()
                .noneMatch(one -> one.name().equals(tally.name()) && one.at().equals(tally.at()))) {
            scans.add(tally);
        }
    }

    /** @param problem with a report that is missing on the page */
    public void unreadable(Text problem) {
        unread.add(problem);
    }

    /** How many reports of proposed changes were left out. */
    public int proposed() {
        return proposed;
    }

    /** Repositories are known by their projects' names; where there are several scans of one, the newest is its state. */
    public void write(Language language, OutputStream out) throws IOException {
        List<ScanTally> all = scans.stream()
                .sorted(Comparator.comparing(ScanTally::at).thenComparing(ScanTally::name))
                .toList();
        Map<String, ScanTally> latest = new TreeMap<>();
        all.forEach(one -> latest.put(one.name(), one));
        new DashboardPage(language, all, List.copyOf(latest.values()), unread, proposed).write(out);
    }
}
