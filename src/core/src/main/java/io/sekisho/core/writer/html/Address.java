package io.sekisho.core.writer.html;

import java.util.regex.Pattern;

/** Which addresses a reader may be led to. */
final class Address {
    private static final Pattern WEB =
            Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][!#$%&'()*+,./:;=?@_~A-Za-z0-9-]*)?");
    private static final Pattern OWN = Pattern.compile("#[A-Za-z][A-Za-z0-9-]*|[a-z]+(-[a-z]+)*\\.css");

    private static final int LONGEST = 2_000;

    private Address() {}

    /** A page that a browser shows; neither a script nor a file, and with no user name that hides the host. */
    static boolean isOfTheWeb(String address) {
        return address.length() <= LONGEST && WEB.matcher(address).matches();
    }

    /** A place on the page, or the stylesheet beside it. */
    static boolean isOwn(String address) {
        return OWN.matcher(address).matches();
    }
}
