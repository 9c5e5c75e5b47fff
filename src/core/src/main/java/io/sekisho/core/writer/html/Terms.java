package io.sekisho.core.writer.html;

import io.sekisho.model.Text;

/** Terms and what is said of them: the lines of an open {@code dl}. */
final class Terms {
    private final Page page;
    private final Markup html;

    Terms(Page page) {
        this.page = page;
        this.html = page.html();
    }

    void fact(String label, String said) {
        html.leaf("dt", page.text(label)).leaf("dd", said);
    }

    /** @param said nothing is written for null */
    void fact(String label, Text said) {
        if (said != null) {
            fact(label, page.text(said));
        }
    }

    /** What a tool said, line by line. */
    void quote(String label, String quoted) {
        html.leaf("dt", page.text(label)).open("dd").open("q");
        boolean first = true;
        for (String line : quoted.strip().split("\\R+", 60)) {
            if (!first) {
                html.open("br");
            }
            html.text(line.strip());
            first = false;
        }
        html.close().close();
    }
}
