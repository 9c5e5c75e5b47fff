package io.sekisho.core.trust;

import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyLayer;
import io.sekisho.core.config.PolicyRequest;
import io.sekisho.core.config.PolicySource;
import io.sekisho.core.config.Setting;
import io.sekisho.core.config.Settings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.config.SettingsRequest;
import io.sekisho.core.files.IoProblem;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.GateRule;
import io.sekisho.core.policy.Paths;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a branch proposes, under the same floors, and tells in which words it differs from what is in force. */
public final class Proposed {
    private static final int LONGEST_VALUE = 100;

    private final ProposedFiles own;
    private final TrustedFiles trusted;
    private final Settings inForce;
    private final List<PolicyLayer> central;
    private final PolicySource fetched;
    private final List<Text> texts = new ArrayList<>();

    /**
     * @param root the project's directory
     * @param trusted the files in force
     * @param inForce what they say
     * @param central the policies that whoever runs this demands
     * @param fetched answers with policies that were fetched already, and fetches nothing: nobody has reviewed who is asked for
     */
    public Proposed(
            Path root, TrustedFiles trusted, Settings inForce, List<PolicyLayer> central, PolicySource fetched) {
        this.own = new ProposedFiles(root);
        this.trusted = trusted;
        this.inForce = inForce;
        this.central = List.copyOf(central);
        this.fetched = fetched;
    }

    public Proposal read() throws InterruptedException {
        try {
            return compared(SettingsReader.read(new SettingsRequest(own, central, this::policy, false)));
        } catch (ConfigException e) {
            return unreadable(e.problems());
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException e) {
            return unreadable(List.of(Text.of("change.proposes-unread", IoProblem.saidBy(e))));
        }
    }

    private Proposal compared(Settings proposed) throws InterruptedIOException {
        named();
        settings(proposed.effective());
        count("change.proposes-rules", rules(proposed.policy()), rules(inForce.policy()));
        count(
                "change.proposes-suppressions",
                proposed.policy().suppressions().stream().map(Proposed::key).toList(),
                inForce.policy().suppressions().stream().map(Proposed::key).toList());
        count("change.proposes-baseline", accepted(proposed.policy()), accepted(inForce.policy()));
        return new Proposal(gaps(texts), List.of(), isSame() ? null : proposed, inForce);
    }

    /** Whether nothing differs in any file that was read; of the severities and the standard only the files tell. */
    private boolean isSame() throws InterruptedIOException {
        for (String path : own.asked()) {
            if (Proposals.differs(path, own, trusted)) {
                return false;
            }
        }
        return texts.isEmpty();
    }

    /** A policy beside the configuration is a proposal like this; one from elsewhere is asked for once it is merged. */
    private Optional<PolicyLayer> policy(PolicyRequest request) throws ConfigException, InterruptedException {
        if (request.near() == null) {
            Optional<PolicyLayer> known = fetched.fetch(request);
            if (known.isEmpty()) {
                texts.add(Text.of("change.proposes-policy", request.at().fileAndLine()));
            }
            return known;
        }
        try {
            return own.read(request.source()).map(content -> new PolicyLayer(request.source(), content, true));
        } catch (IOException e) {
            throw new ConfigException(List.of(Text.of("change.proposes-unread", IoProblem.saidBy(e))));
        }
    }

    private Proposal unreadable(List<Text> problems) {
        Text step = Text.of("change.proposes-unreadable-step");
        List<Gap> gaps = problems.stream()
                .map(problem -> Gap.of(GapType.TOOL_NOTE, null, problem, step))
                .toList();
        List<Text> told = new ArrayList<>(problems);
        told.add(step);
        return new Proposal(gaps, told, null, inForce);
    }

    /** Of those in {@code .sekisho/} {@link Proposals} tells. */
    private void named() throws InterruptedIOException {
        List<String> changed = new ArrayList<>();
        for (String path : own.asked()) {
            if (!path.startsWith(Proposals.DIRECTORY + "/") && Proposals.differs(path, own, trusted)) {
                changed.add(path);
            }
        }
        if (!changed.isEmpty()) {
            texts.add(Text.of("change.proposes-named", String.join(", ", changed)));
        }
    }

    private void settings(List<Setting> proposed) {
        Map<String, String> before = new HashMap<>();
        inForce.effective().forEach(setting -> before.put(setting.key(), setting.value()));
        String changes = proposed.stream()
                .filter(setting -> !setting.value().equals(before.get(setting.key())))
                .map(setting ->
                        setting.key() + ": " + brief(before.get(setting.key())) + " -> " + brief(setting.value()))
                .collect(Collectors.joining("; "));
        if (!changes.isEmpty()) {
            texts.add(Text.of("change.proposes-settings", changes));
        }
    }

    private static String brief(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private static List<List<Object>> rules(Policy policy) {
        return policy.ruleSets().stream()
                .flatMap(set -> set.rules().stream())
                .map(Proposed::key)
                .toList();
    }

    /** All that is said, apart from where. */
    private static List<Object> key(GateRule rule) {
        List<Object> when = rule.when().stream()
                .map(condition -> condition instanceof Paths paths ? paths.globs() : condition)
                .toList();
        return Arrays.asList(rule.name(), when, rule.action(), rule.grace());
    }

    private static List<Object> key(Suppression entry) {
        return Arrays.asList(
                entry.fingerprint(),
                entry.rule(),
                entry.vulnerability(),
                entry.component(),
                entry.path() == null ? null : entry.path().glob(),
                entry.reason(),
                entry.owner(),
                entry.approvedBy(),
                entry.ticket(),
                entry.expires());
    }

    private static List<List<Object>> accepted(Policy policy) {
        Baseline baseline = policy.baseline();
        return baseline == null
                ? List.of()
                : baseline.entries().stream()
                        .map(entry -> Arrays.<Object>asList(entry.fingerprint(), entry.units(), baseline.until()))
                        .toList();
    }

    private void count(String code, List<List<Object>> proposed, List<List<Object>> there) {
        List<List<Object>> more = new ArrayList<>(proposed);
        Set<List<Object>> before = new HashSet<>(there);
        more.removeIf(before::contains);
        List<List<Object>> fewer = new ArrayList<>(there);
        Set<List<Object>> after = new HashSet<>(proposed);
        fewer.removeIf(after::contains);
        if (!more.isEmpty() || !fewer.isEmpty()) {
            texts.add(Text.of(code, more.size(), fewer.size()));
        }
    }

    private static List<Gap> gaps(List<Text> texts) {
        return texts.stream()
                .map(text -> Gap.of(GapType.TOOL_NOTE, null, text, null))
                .toList();
    }
}
