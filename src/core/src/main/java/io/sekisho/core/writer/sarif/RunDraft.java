package io.sekisho.core.writer.sarif;

import io.sekisho.model.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run while its results are chosen. They are kept as they will be written; what all runs keep is within the size limit. */
final class RunDraft {
    /**
     * What a run's readers should know.
     *
     * @param id of its type
     * @param level as SARIF calls it
     * @param text in the readers' language
     */
    record Notice(String id, String level, String text) {}

    private final String id;
    private final String name;
    private final String version;
    private final boolean successful;
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, Integer> rules = new HashMap<>();
    private final ByteArrayOutputStream ruleBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream resultBytes = new ByteArrayOutputStream();
    private final Map<Severity, Integer> cut = new EnumMap<>(Severity.class);
    private int results;

    /**
     * @param id one word, the same at each scan
     * @param version null when unknown
     * @param successful whether what it did not find is not there
     */
    RunDraft(String id, String name, String version, boolean successful) {
        this.id = id;
        this.name = name;
        this.version = version;
        this.successful = successful;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    boolean isSuccessful() {
        return successful;
    }

    List<Notice> notices() {
        return notices;
    }

    boolean isFull() {
        return results == Limits.RESULTS;
    }

    /** @return where the rule is or would be */
    int ruleIndex(String rule) {
        return rules.getOrDefault(rule, rules.size());
    }

    boolean hasRule(String rule) {
        return rules.containsKey(rule);
    }

    void addRule(String rule, byte[] json) {
        rules.put(rule, rules.size());
        append(json, ruleBytes);
    }

    void addResult(byte[] json) {
        results++;
        append(json, resultBytes);
    }

    private static void append(byte[] json, ByteArrayOutputStream bytes) {
        if (bytes.size() > 0) {
            bytes.write(',');
        }
        bytes.write('\n');
        bytes.writeBytes(json);
    }

    /** What was left out. */
    Map<Severity, Integer> cut() {
        return cut;
    }

    void leaveOut(Severity severity) {
        cut.merge(severity, 1, Integer::sum);
    }

    void rulesTo(OutputStream out) throws IOException {
        ruleBytes.writeTo(out);
    }

    void resultsTo(OutputStream out) throws IOException {
        resultBytes.writeTo(out);
    }
}
