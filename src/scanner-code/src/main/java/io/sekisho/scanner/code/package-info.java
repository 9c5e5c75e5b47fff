/**
 * SpotBugs and Find Security Bugs as a library, behind the scanner seam.
 *
 * <p>Find Security Bugs travels as a jar inside our jar and is handed to SpotBugs as a plugin. SpotBugs itself reads
 * {@code findbugs.xml}, {@code messages.xml} and {@code bugrank.txt} from the root of the class path entry that it was loaded from:
 * whoever shades it must keep these three and must not let another plugin's files of the same names take their place.
 *
 * <p>{@code @SuppressFBWarnings} in the scanned classes is not obeyed: on a branch that is not trusted its author would switch the
 * scan off. Suppressions belong into {@code .sekisho/suppressions.yml}.
 */
package io.sekisho.scanner.code;
