package io.sekisho.core.fetch;

import java.io.IOException;

/** Something could not be got. The message is short, names no credential, and fits into a sentence: {@code HTTP 404}. */
public class FetchException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /** @param lasting whether asking again would not help */
    public FetchException(String message, boolean lasting, Throwable cause) {
        super(message, cause);
        this.lasting = lasting;
    }

    /** Whether asking again, later and unchanged, cannot help. */
    public boolean isLasting() {
        return lasting;
    }
}
