package io.sekisho.core.plan;

import io.sekisho.model.Text;

/** The user asked for something that cannot be planned: a directory that is not there, a revision that does not exist. */
public class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** @param text what is wrong, ending with the next step */
    public PlanException(Text text) {
        super(text.toString());
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
