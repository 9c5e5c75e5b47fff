package io.sekisho.core.plan;

import io.sekisho.model.Text;
import java.io.IOException;

/** Git could not be run, or could not read the repository. Never thrown for a mere "there is no such thing". */
public class GitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final transient Text nextStep;

    /**
     * @param text what happened
     * @param nextStep what to do about it; null when there is nothing to advise
     * @param cause null when there is none
     */
    public GitException(Text text, Text nextStep, Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
        this.nextStep = nextStep;
    }

    public Text text() {
        return text;
    }

    public Text nextStep() {
        return nextStep;
    }
}
