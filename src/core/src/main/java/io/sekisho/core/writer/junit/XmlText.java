package io.sekisho.core.writer.junit;

import io.sekisho.core.text.Printable;

/** Text that XML 1.0 can hold: not even a reference may name most control characters and two that are no characters. */
final class XmlText {
    private XmlText() {}

    /** One line. */
    static String of(String hostile) {
        return Printable.of(hostile).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
    }
}
