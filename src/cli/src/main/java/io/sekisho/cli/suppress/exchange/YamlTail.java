package io.sekisho.cli.suppress.exchange;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The end of the list {@code suppressions:} in a file that people edit: text is put in there, and nothing else is touched.
 *
 * @param head what stays before
 * @param rest what stays behind
 * @param indent before the dashes of the list
 * @param lineEnd as the file has it
 */
record YamlTail(String head, String rest, String indent, String lineEnd) {
    private static final String KEY = "suppressions";
    private static final String INDENT = "  ";

    /**
     * @param text a file that has been read without a complaint
     * @return empty when the list is written in brackets, with something in them
     */
    static Optional<YamlTail> of(String text) {
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        return of(text.substring(mark.length()), lineEnd).map(tail -> tail.behind(mark));
    }

    private static Optional<YamlTail> of(String text, String lineEnd) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        Optional<Node> top = new Compose(settings).composeString(text);
        Optional<NodeTuple> list =
                top.filter(MappingNode.class::isInstance).flatMap(node -> listed((MappingNode) node));
        if (list.isEmpty()) {
            String header = text.isBlank() ? "version: 1" + lineEnd : "";
            return Optional.of(new YamlTail(ended(text, lineEnd) + header + KEY + ":" + lineEnd, "", INDENT, lineEnd));
        }
        Node key = list.get().getKeyNode();
        if (!(list.get().getValueNode() instanceof SequenceNode items)) {
            int end = lineEnd(text, offset(text, key.getEndMark()));
            return Optional.of(cut(text, end, INDENT, lineEnd));
        }
        if (items.getFlowStyle() == FlowStyle.FLOW) {
            return items.getValue().isEmpty() ? Optional.of(opened(text, items, lineEnd)) : Optional.empty();
        }
        int column = items.getStartMark().map(Mark::getColumn).orElse(INDENT.length());
        int last = offset(text, deepest(items).getEndMark());
        while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return Optional.of(cut(text, lineEnd(text, last), " ".repeat(column), lineEnd));
    }

    private static Optional<NodeTuple> listed(MappingNode top) {
        return top.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key && KEY.equals(key.getValue()))
                .findFirst();
    }

    /** Takes the empty brackets away. */
    private static YamlTail opened(String text, Node items, String lineEnd) {
        int from = offset(text, items.getStartMark());
        int to = offset(text, items.getEndMark());
        String without = text.substring(0, from).stripTrailing() + text.substring(to);
        return cut(
                without,
                lineEnd(without, text.substring(0, from).stripTrailing().length()),
                INDENT,
                lineEnd);
    }

    /** Whose end is not that of what follows. */
    private static Node deepest(Node node) {
        if (node instanceof SequenceNode items && !items.getValue().isEmpty()) {
            return deepest(last(items.getValue()));
        }
        if (node instanceof MappingNode map && !map.getValue().isEmpty()) {
            return deepest(last(map.getValue()).getValueNode());
        }
        return node;
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }

    private static int offset(String text, Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static YamlTail cut(String text, int at, String indent, String lineEnd) {
        return new YamlTail(ended(text.substring(0, at), lineEnd), text.substring(at), indent, lineEnd);
    }

    private static String ended(String text, String lineEnd) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + lineEnd;
    }

    private YamlTail behind(String mark) {
        return new YamlTail(mark + head, rest, indent, lineEnd);
    }

    /** @param block lines that end with a plain line feed */
    String with(String block) {
        return head + block.replace("\n", lineEnd) + rest;
    }
}
