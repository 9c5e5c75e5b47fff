package io.sekisho.core.central;

import io.sekisho.model.Text;
import java.util.List;

/** A central policy is named wrongly, or says something that is no policy: a person must correct it; exit code 2. */
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Text> problems;
    private final transient Text nextStep;

    /**
     * @param problems at least one
     * @param nextStep null when the problems say it already
     */
    public PolicyException(List<Text> problems, Text nextStep, Throwable cause) {
        super(problems.toString(), cause);
        this.problems = List.copyOf(problems);
        this.nextStep = nextStep;
    }

    static PolicyException of(String code, Object... arguments) {
        Text text = Text.of("central." + code, arguments);
        return new PolicyException(List.of(text), Text.of("central." + code + "-step"), null);
    }

    /** What proves a policy is named, but no policy. */
    static PolicyException alone(String proof, String policy) {
        return new PolicyException(
                List.of(Text.of("central.pin-alone", proof, policy)),
                Text.of("central.pin-alone-step", proof, policy),
                null);
    }

    public List<Text> problems() {
        return problems;
    }

    public Text nextStep() {
        return nextStep;
    }
}
