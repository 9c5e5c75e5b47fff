package io.sekisho.cli.policy;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.Console;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.central.CentralPolicies;
import io.sekisho.core.central.CentralPolicy;
import io.sekisho.core.central.PolicyException;
import io.sekisho.core.central.PolicyReference;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The central policy that a command line names.
 *
 * @param policy null for none but the environment's
 * @param sha256 null when not pinned
 * @param key null when not signed
 * @param offline whether the network is forbidden
 */
public record CentralChoice(String policy, String sha256, String key, boolean offline) {
    /** The environment's alone. */
    public static final CentralChoice NONE = new CentralChoice(null, null, null, false);

    /**
     * The environment's first, then the one that was typed; each is a floor.
     *
     * @throws CommandException exit code 2: one is named wrongly or is no policy; all that is wrong has then been said
     */
    public List<CentralPolicy> fetch(CliContext context, Console console)
            throws CommandException, InterruptedException {
        List<CentralPolicy> fetched = new ArrayList<>();
        try {
            CentralPolicies policies = source(context);
            for (PolicyReference reference :
                    PolicyReference.of(policy, sha256, key, context.environment(), context.workingDirectory())) {
                fetched.add(policies.fetch(reference));
            }
        } catch (PolicyException e) {
            throw wrong(e, console);
        }
        return fetched;
    }

    /** The same as options of another command line. */
    public List<String> typed() {
        List<String> typed = new ArrayList<>();
        add(typed, "--central-policy", policy);
        add(typed, "--central-policy-sha256", sha256);
        add(typed, "--central-policy-key", key);
        if (offline) {
            typed.add("--offline");
        }
        return typed;
    }

    private static void add(List<String> typed, String option, String value) {
        if (value != null) {
            typed.addAll(List.of(option, value));
        }
    }

    /** For references that configuration files make. */
    public CentralPolicies source(CliContext context) {
        return new CentralPolicies(
                context.home(), context.environment(), context.workingDirectory(), context.clock(), offline);
    }

    /** Says all that is wrong but the last, which the exception carries. */
    public static CommandException wrong(PolicyException e, Console console) {
        List<Text> problems = e.problems();
        problems.subList(0, problems.size() - 1).forEach(console::warn);
        return new CommandException(ExitCode.WRONG_USAGE, problems.get(problems.size() - 1), e.nextStep(), e);
    }
}
