package io.sekisho.cli.suppress;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Puts entries behind the last one of a file that people wrote, as they wrote it: only text is inserted, nothing that is there is
 * written anew. Whoever calls it reads the outcome and compares.
 */
final class EntryInsertion {
    private static final Pattern COMMENT = Pattern.compile("([ \\t]*)#.*");

    private final String text;
    private final List<EntryDraft> drafts;
    private final String lineEnd;
    private final TextLines lines;

    private EntryInsertion(String text, List<EntryDraft> drafts) {
        this.text = text;
        this.drafts = drafts;
        this.lines = new TextLines(text);
        this.lineEnd = lines.lineEnd();
    }

    /**
     * @param text of a whole file, without a byte order mark; empty for a new one
     * @return empty when the file is written in a way that it cannot be inserted into
     */
    static Optional<String> into(String text, List<EntryDraft> drafts) {
        try {
            return new EntryInsertion(text, drafts).inserted();
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    private Optional<String> inserted() {
        Optional<Node> top =
                new Compose(LoadSettings.builder().setCodePointLimit(1 << 22).build()).composeString(text);
        if (top.isEmpty()
                || top.get() instanceof ScalarNode scalar && scalar.getValue().isBlank()) {
            String version = top.isEmpty() ? "version: 1" + lineEnd : "";
            return Optional.of(atEnd(version + "suppressions:" + lineEnd + block(2, 1, false)));
        }
        if (!(top.get() instanceof MappingNode mapping) || mapping.getFlowStyle() == FlowStyle.FLOW) {
            return Optional.empty();
        }
        int column = 0;
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("suppressions")) {
                return intoList(key, tuple.getValueNode());
            }
            column = tuple.getKeyNode().getStartMark().map(Mark::getColumn).orElse(0);
        }
        return Optional.of(atEnd(" ".repeat(column) + "suppressions:" + lineEnd + block(column + 2, 1, false)));
    }

    private Optional<String> intoList(ScalarNode key, Node value) {
        int indent = key.getStartMark().map(Mark::getColumn).orElse(0) + 2;
        if (value instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return Optional.of(at(lines.nextLine(end(key)), block(indent, 1, false)));
        }
        if (!(value instanceof SequenceNode list)) {
            return Optional.empty();
        }
        if (list.getFlowStyle() != FlowStyle.FLOW) {
            return intoBlock(list);
        }
        return list.getValue().isEmpty() ? intoEmpty(list, indent) : Optional.of(intoFlow(list));
    }

    /** What is written as {@code []} becomes lines below its key; a comment beside it stays there. */
    private Optional<String> intoEmpty(SequenceNode list, int indent) {
        int from = start(list);
        int to = end(list);
        if (text.substring(from, to).contains("#")) {
            return Optional.empty();
        }
        while (from > 0 && text.charAt(from - 1) == ' ') {
            from--;
        }
        int line = lines.nextLine(to);
        String rest = text.substring(to, line);
        String before = text.substring(0, from) + rest;
        return Optional.of(before + lineBreakAfter(before) + block(indent, 1, false) + text.substring(line));
    }

    private String intoFlow(SequenceNode list) {
        Node last = list.getValue().get(list.getValue().size() - 1);
        int end = end(last);
        int line = lines.nextLine(end);
        boolean closes = text.substring(end, Math.min(line, end(list))).contains("]") || end(list) <= line;
        if (closes || !isFirstInLine(last)) {
            StringBuilder all = new StringBuilder(text.substring(0, end));
            drafts.forEach(draft -> all.append(", ").append(draft.flow()));
            return all.append(text.substring(end)).toString();
        }
        boolean comma = text.substring(end, line).strip().startsWith(",");
        int indent = last.getStartMark().orElseThrow().getColumn();
        StringBuilder all = new StringBuilder(text.substring(0, end))
                .append(comma ? "" : ",")
                .append(text, end, line);
        for (int i = 0; i < drafts.size(); i++) {
            drafts.get(i).commentLine(indent).forEach(one -> all.append(one).append(lineEnd));
            all.append(" ".repeat(indent))
                    .append(drafts.get(i).flow())
                    .append(comma || i + 1 < drafts.size() ? "," : "")
                    .append(lineEnd);
        }
        return all.append(text.substring(line)).toString();
    }

    private boolean isFirstInLine(Node node) {
        int at = start(node);
        return text.substring(lines.lineStart(at), at).isBlank();
    }

    private Optional<String> intoBlock(SequenceNode list) {
        Node last = list.getValue().get(list.getValue().size() - 1);
        int item = start(last);
        int indent = list.getStartMark().orElseThrow().getColumn();
        int dash = dash(item, indent);
        if (dash < 0) {
            return Optional.empty();
        }
        boolean sameLine = lines.lineStart(dash) == lines.lineStart(item);
        int end = endOfContent(last);
        int at = end > 0 && lines.isLineStart(end) ? beforeEmptyLines(end) : lines.nextLine(end);
        at = behindOwnComments(at, indent);
        boolean airy = list.getValue().size() > 1 && isAiry(dash);
        return Optional.of(at(at, block(indent, sameLine ? item - dash - 1 : 1, airy)));
    }

    /** In front of the entry, or above it, with nothing but comments between; -1 when it is not where the list's others are. */
    private int dash(int item, int indent) {
        int line = lines.lineStart(item);
        while (!text.startsWith(" ".repeat(indent) + "-", line)) {
            if (line == 0) {
                return -1;
            }
            line = lines.lineStart(line - 1);
        }
        return line + indent;
    }

    /** A text in lines of its own ends behind the empty lines that follow it. */
    private int beforeEmptyLines(int from) {
        int at = from;
        while (at > 0 && text.substring(lines.lineStart(at - 1), at).isBlank()) {
            at = lines.lineStart(at - 1);
        }
        return at;
    }

    /** Comments below the last entry that stand further in than its dash belong to it. */
    private int behindOwnComments(int from, int indent) {
        int at = from;
        while (at < text.length()) {
            int next = lines.nextLine(at);
            Matcher comment = COMMENT.matcher(text.substring(at, next).stripTrailing());
            if (!comment.matches() || comment.group(1).length() <= indent) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Whether an empty line stands before the entry, or before the comment above it. */
    private boolean isAiry(int dash) {
        int line = lines.lineStart(dash);
        while (line > 0) {
            int previous = lines.lineStart(line - 1);
            String above = text.substring(previous, line).strip();
            if (!above.startsWith("#")) {
                return above.isEmpty();
            }
            line = previous;
        }
        return false;
    }

    private String block(int indent, int gap, boolean airy) {
        StringBuilder all = new StringBuilder();
        for (EntryDraft draft : drafts) {
            all.append(airy ? lineEnd : "");
            draft.block(indent, gap).forEach(line -> all.append(line).append(lineEnd));
        }
        return all.toString();
    }

    private String atEnd(String block) {
        return at(text.length(), block);
    }

    private String at(int offset, String block) {
        String before = text.substring(0, offset);
        return before + lineBreakAfter(before) + block + text.substring(offset);
    }

    private String lineBreakAfter(String before) {
        return before.isEmpty() || before.endsWith("\n") || before.endsWith("\r") ? "" : lineEnd;
    }

    /** Where the last thing that is written in it ends: a collection's own mark lies behind the comments that follow. */
    private int endOfContent(Node node) {
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW) {
            return end(node);
        }
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            NodeTuple last = mapping.getValue().get(mapping.getValue().size() - 1);
            boolean empty = last.getValueNode() instanceof ScalarNode scalar
                    && scalar.getValue().isEmpty();
            return endOfContent(empty ? last.getKeyNode() : last.getValueNode());
        }
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return endOfContent(list.getValue().get(list.getValue().size() - 1));
        }
        return end(node);
    }

    private int start(Node node) {
        return offset(node.getStartMark());
    }

    private int end(Node node) {
        return offset(node.getEndMark());
    }

    /** Marks count code points. */
    private int offset(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }
}
