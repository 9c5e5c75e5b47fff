package io.sekisho.core.enrich;

import io.sekisho.model.Text;

/** KEV or EPSS data cannot be used. */
public final class EnrichException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final transient Text nextStep;

    EnrichException(Text text, Text nextStep, Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
        this.nextStep = nextStep;
    }

    /** A file that is not what it should be. */
    static EnrichException damaged(String code, String file, long line, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = file + ":" + line;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new EnrichException(Text.of("enrich." + code, arguments), Text.of("enrich.damaged-step"), null);
    }

    public Text text() {
        return text;
    }

    public Text nextStep() {
        return nextStep;
    }
}
