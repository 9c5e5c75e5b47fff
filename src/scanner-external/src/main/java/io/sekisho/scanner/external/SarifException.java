package io.sekisho.scanner.external;

import io.sekisho.model.Text;

/** A file that is no readable SARIF 2.1.0. Says where and what would be right, never what stands there. */
final class SarifException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    SarifException(Text text, Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
    }

    Text text() {
        return text;
    }
}
