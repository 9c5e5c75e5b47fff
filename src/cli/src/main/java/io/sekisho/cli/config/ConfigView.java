package io.sekisho.cli.config;

import io.sekisho.cli.console.Columns;
import io.sekisho.cli.console.Console;
import io.sekisho.core.config.Setting;
import io.sekisho.core.config.Written;
import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.RuleSet;
import io.sekisho.core.text.Printable;
import io.sekisho.model.Gap;
import io.sekisho.model.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The effective policy for people, in at most 100 columns. */
final class ConfigView {
    private static final int WIDTH = 100;
    private static final int KEY = 38;
    private static final int VALUE = 24;
    private static final int SOURCE = WIDTH - KEY - VALUE;

    private final Console console;
    private final StringBuilder page = new StringBuilder();

    ConfigView(Console console) {
        this.console = console;
    }

    String of(EffectivePolicy effective) {
        Policy policy = effective.policy();
        line("", Text.of("config.show-title", effective.origin()));
        line("", Text.of("config.show-sources", String.join(", ", policy.sources())));
        page.append('\n');
        for (Setting setting : effective.settings()) {
            row(setting.key(), setting.value(), setting.source());
            for (Written<String> refused : setting.refused()) {
                row("", text("config.show-refused", refused.value()), refused.source());
            }
        }
        page.append('\n');
        rules(policy.ruleSets());
        suppressions(effective.suppressions());
        if (policy.baseline() == null) {
            line("", Text.of("config.show-no-baseline"));
        } else {
            line(
                    "",
                    Text.of(
                            "config.show-baseline",
                            policy.baseline().source(),
                            policy.baseline().until()));
        }
        listed("config.show-notes", policy.notes());
        gaps(effective.gaps());
        return page.toString().replace("\n", System.lineSeparator());
    }

    private void rules(List<RuleSet> sets) {
        if (sets.size() > 1) {
            line("", Text.of("config.show-several"));
        }
        for (RuleSet set : sets) {
            line("", Text.of("config.show-rules", set.source()));
            int number = 0;
            for (GateRule rule : set.rules()) {
                number++;
                row("  " + number + ". " + rule.name(), rule.action().key(), rule.source());
            }
            row("  " + text("config.show-else"), "fail-on " + set.failOn().key(), set.failOnSource());
        }
    }

    private void suppressions(Map<String, Integer> counts) {
        page.append('\n');
        if (counts.isEmpty()) {
            line("", Text.of("config.show-no-suppressions"));
        }
        counts.forEach((source, count) -> line("", Text.of("config.show-suppressions", count, source)));
    }

    private void gaps(List<Gap> gaps) {
        listed(
                "config.show-gaps",
                gaps.stream()
                        .flatMap(gap -> gap.nextStep() == null
                                ? Stream.of(gap.message())
                                : Stream.of(gap.message(), gap.nextStep()))
                        .toList());
    }

    private void listed(String title, List<Text> texts) {
        if (!texts.isEmpty()) {
            page.append('\n');
            line("", Text.of(title));
            texts.forEach(text -> line("  ", text));
        }
    }

    private void line(String indent, Text text) {
        Columns.wrap(console.render(text), WIDTH - indent.length())
                .forEach(each -> page.append(indent).append(each).append('\n'));
    }

    /** Three columns, each wrapped for itself. */
    private void row(String key, String value, String source) {
        List<String> values = Columns.wrap(Printable.of(value), VALUE - 2);
        List<String> sources = Columns.wrap(Printable.of(source), SOURCE);
        String first = Columns.cut(Printable.of(key), KEY - 2);
        for (int i = 0; i < Math.max(values.size(), sources.size()); i++) {
            String line = Columns.left(i == 0 ? first : "", KEY)
                    + Columns.left(i < values.size() ? values.get(i) : "", VALUE)
                    + (i < sources.size() ? sources.get(i) : "");
            page.append(line.stripTrailing()).append('\n');
        }
    }

    private String text(String code, Object... arguments) {
        return console.render(Text.of(code, arguments));
    }
}
