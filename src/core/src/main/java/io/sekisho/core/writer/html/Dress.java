package io.sekisho.core.writer.html;

/** How a page gets its looks, and whether it may run a script. Nothing else is ever loaded. */
enum Dress {
    /** Everything in one file. Its own policy lets exactly our style and script through, so no other could run. */
    INLINE {
        @Override
        String policy() {
            return "default-src 'none'; style-src " + Asset.STYLE.source() + "; script-src " + Asset.SCRIPT.source()
                    + "; base-uri 'none'; form-action 'none'";
        }

        @Override
        void head(Markup html) {
            html.open("style").asset(Asset.STYLE).close();
        }

        @Override
        void foot(Markup html) {
            html.open("script").asset(Asset.SCRIPT).close();
        }

        @Override
        boolean isScripted() {
            return true;
        }
    },
    /** For Jenkins, which serves archived pages under {@code default-src 'none'; style-src 'self'; img-src 'self'}. */
    LINKED {
        @Override
        String policy() {
            return "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'";
        }

        @Override
        void head(Markup html) {
            html.open("link", "rel", "stylesheet", "href", STYLESHEET);
        }

        @Override
        void foot(Markup html) {
            // No script.
        }

        @Override
        boolean isScripted() {
            return false;
        }
    };

    /** The file beside the page. */
    static final String STYLESHEET = "sekisho-report.css";

    abstract String policy();

    abstract void head(Markup html);

    abstract void foot(Markup html);

    abstract boolean isScripted();
}
