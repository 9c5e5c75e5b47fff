package io.sekisho.scanner.code;

/**
 * What the code scanner needs to know.
 *
 * @param allCategories whether findings outside SpotBugs' SECURITY category are reported too
 */
public record CodeSettings(boolean allCategories) {
    public static CodeSettings defaults() {
        return new CodeSettings(false);
    }
}
