package io.sekisho.scanner.external;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Web addresses as dynamic scanners report them, without what may be a credential. */
final class Addresses {
    private static final Pattern ADDRESS =
            Pattern.compile("(?is)(https?|wss?|ftp|ssh|git)://(?:[^/?#@]*@)?([^?#]*)(\\?[^#]*)?.*");
    private static final Pattern VALUE = Pattern.compile("=[^&;]*");

    private Addresses() {}

    /** @return the address with neither user nor values of the query; null for what is no address */
    static String of(String uri) {
        Matcher address = ADDRESS.matcher(uri.strip());
        if (!address.matches()) {
            return null;
        }
        String query =
                address.group(3) == null ? "" : VALUE.matcher(address.group(3)).replaceAll("=" + Secrets.MASK);
        return Words.line(address.group(1).toLowerCase(java.util.Locale.ROOT) + "://" + address.group(2) + query, 500);
    }

    /** Sessions and attacks vary from scan to scan. */
    static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    static String withoutControls(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    /** Percent-encoded UTF-8; what is no valid escape stays as it is, since some tools do not encode. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int value = text.charAt(i) == '%' && i + 2 < text.length()
                    ? hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2))
                    : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 3;
            } else {
                int point = text.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** @return so negative for what is no digit that no second digit makes up for it */
    private static int hex(char c) {
        int digit = Character.digit(c, 16);
        return digit < 0 ? -1000 : digit;
    }
}
