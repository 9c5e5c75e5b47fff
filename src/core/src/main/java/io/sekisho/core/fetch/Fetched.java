package io.sekisho.core.fetch;

/**
 * What an address or path gave.
 *
 * @param content null when it is the one already known
 * @param validators to ask with the next time
 */
public record Fetched(byte[] content, Validators validators) {
    /**
     * By what a server knows whether something changed.
     *
     * @param etag null when it gave none
     * @param lastModified null when it gave none
     */
    public record Validators(String etag, String lastModified) {
        /** Nothing is known yet. */
        public static final Validators NONE = new Validators(null, null);
    }

    /** Whether the server says that nothing changed. */
    public boolean isUnchanged() {
        return content == null;
    }
}
