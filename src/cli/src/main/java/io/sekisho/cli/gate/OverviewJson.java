package io.sekisho.cli.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sekisho.cli.console.Console;
import io.sekisho.model.Finding;
import io.sekisho.model.Location;
import io.sekisho.model.Outcome;
import io.sekisho.model.Verdict;

/** {@code gate --format json}: names as in the report. */
final class OverviewJson {
    private OverviewJson() {}

    /** @return an object over several lines, without a line end after the last */
    static String of(Overview overview, Console console) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode policy = root.putArray("policySources");
        overview.policy().forEach(policy::add);
        ObjectNode totals = root.putObject("totals");
        totals.put("reports", overview.rows().size());
        for (Outcome outcome : Outcome.values()) {
            boolean incomplete = outcome == Outcome.INCOMPLETE;
            totals.put(outcome.key(), incomplete ? overview.incomplete() : overview.count(outcome));
        }
        totals.put("newlyFailed", overview.newlyFailed());
        totals.put("unreadable", overview.unreadable().size());
        ArrayNode reports = root.putArray("reports");
        overview.rows().forEach(row -> row(reports.addObject(), row));
        ArrayNode unreadable = root.putArray("unreadable");
        overview.unreadable()
                .forEach(one -> unreadable
                        .addObject()
                        .put("file", one.file().toString())
                        .put("message", console.render(one.why())));
        return root.toPrettyString();
    }

    private static void row(ObjectNode node, Row row) {
        node.put("file", row.file().toString());
        node.put("project", row.project().name());
        put(node, "branch", row.project().branch());
        put(node, "commit", row.project().commit());
        node.put("scannedAt", row.scannedAt().toString());
        verdict(node.putObject("before"), row.before());
        verdict(node.putObject("after"), row.after());
        node.put("failing", row.failing());
        node.put("warning", row.warning());
        node.put("newlyFailing", row.newlyFailing());
        node.put("newlyPassing", row.newlyPassing());
        put(node, "rule", row.rule());
        if (row.first() != null) {
            first(node.putObject("first"), row.first());
        }
    }

    private static void verdict(ObjectNode node, Verdict verdict) {
        node.put("outcome", verdict.outcome().key());
        node.put("complete", verdict.complete());
        node.put("mode", verdict.mode());
        node.put("exitCode", verdict.exitCode());
    }

    private static void first(ObjectNode node, Finding finding) {
        Location location = finding.occurrences().get(0).location();
        node.put("fingerprint", finding.fingerprint());
        node.put("kind", finding.kind().key());
        node.put("severity", finding.severity().key());
        node.put("rule", finding.rule().id());
        node.put("path", location.path());
        node.put("startLine", location.startLine());
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
