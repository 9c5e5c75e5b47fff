package io.sekisho.scanner.secret;

import io.sekisho.model.Text;

/** There is no Gitleaks that may be run, or it did not do its work. */
public class GitleaksException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final transient Text nextStep;

    /**
     * @param text what was tried and what came back
     * @param nextStep how to repair it
     * @param cause null when there is none
     */
    public GitleaksException(Text text, Text nextStep, Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
        this.nextStep = nextStep;
    }

    static GitleaksException canaryMissed() {
        return new GitleaksException(Text.of("secret.canary-missed"), Text.of("secret.canary-missed-next"), null);
    }

    public Text text() {
        return text;
    }

    public Text nextStep() {
        return nextStep;
    }
}
