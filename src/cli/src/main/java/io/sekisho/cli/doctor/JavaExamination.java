package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.model.Text;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;

/** The virtual machine: memory, options that others set, and the encoding of file names. */
final class JavaExamination implements Examination {
    /** Measured: at 128 MB SpotBugs dies on a project of a few thousand classes, at 256 MB all three scanners work. */
    private static final long LEAST_MEGABYTES = 200;

    private static final long ENOUGH_MEGABYTES = 380;

    @Override
    public List<Check> of(Place place) {
        List<Check> checks = new ArrayList<>();
        Jvm jvm = place.jvm();
        long megabytes = jvm.maxMemory() >> 20;
        Text text = Text.of("admin.java", jvm.version(), megabytes);
        Text more = Text.of("admin.java-memory-step");
        if (megabytes < LEAST_MEGABYTES) {
            checks.add(Check.missing(Topic.JAVA, text, more));
        } else {
            checks.add(megabytes < ENOUGH_MEGABYTES ? Check.note(Topic.JAVA, text, more) : Check.ok(Topic.JAVA, text));
        }
        if (!jvm.options().isEmpty() || Jvm.isToldByEnvironment(place.context().environment())) {
            checks.add(Check.note(
                    Topic.JAVA,
                    Text.of("admin.java-options", jvm.options().isEmpty() ? "?" : String.join(" ", jvm.options())),
                    null));
        }
        checks.add(encoding(jvm.fileNames()));
        return checks;
    }

    private static Check encoding(String name) {
        Text text = Text.of("admin.encoding", name);
        return canNameAll(name)
                ? Check.ok(Topic.ENCODING, text)
                : Check.note(Topic.ENCODING, text, Text.of("admin.encoding-step"));
    }

    private static boolean canNameAll(String name) {
        try {
            Charset charset = Charset.forName(name == null ? "US-ASCII" : name);
            // On Windows the file system's names are UTF-16 whatever this encoding is.
            return java.io.File.separatorChar == '\\' || charset.equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }
}
