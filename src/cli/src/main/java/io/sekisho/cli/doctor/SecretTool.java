package io.sekisho.cli.doctor;

import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks for the secret scanner's program without using the network; a test gives its own answer. */
interface SecretTool {
    /**
     * A program whose SHA-256 is vouched for.
     *
     * @param path absolute
     * @param text version, place and how it was found
     * @param passedOver programs that lie before it and were not used, and why
     */
    record Found(Path path, Text text, List<Text> passedOver) {
        public Found {
            passedOver = List.copyOf(passedOver);
        }
    }

    /** What was found cannot be used. */
    final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Text text;
        private final transient Text nextStep;

        Unusable(Text text, Text nextStep, Throwable cause) {
            super(text.toString(), cause);
            this.text = text;
            this.nextStep = nextStep;
        }

        Text text() {
            return text;
        }

        Text nextStep() {
            return nextStep;
        }
    }

    /** @return empty when there is none, so that a scan would download one */
    Optional<Found> find(Place place) throws Unusable, InterruptedException;

    /** Lets it look for a planted secret. */
    void prove(Place place, Found found) throws Unusable, InterruptedException;

    /** Which version a scan would download. */
    String downloadedVersion(Place place);
}
