package io.sekisho.core.view;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What may become a link: an absolute address of the web, nothing that runs. */
public final class WebAddress {
    /** More is no address that a person follows; GitHub and GitLab take no longer ones. */
    private static final int LONGEST = 2048;

    private WebAddress() {}

    /** @param text as a tool said it; null gives nothing */
    public static Optional<String> of(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            boolean isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
