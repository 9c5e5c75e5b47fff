package io.sekisho.scanner.dependency.database;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.Progress;
import java.nio.file.Path;

/** Main class of updating processes. Arguments: home, feed. Prints the message code when it fails. */
final class Updating {
    private Updating() {}

    public static void main(String[] arguments) throws Exception {
        try {
            new SnapshotUpdater(new SekishoHome(Path.of(arguments[0])), TestFeeds.CLOCK)
                    .update(TestFeeds.request(arguments[1]), Progress.NONE);
            System.out.println("DONE");
        } catch (DatabaseException e) {
            System.out.println("FAILED " + e.text());
        }
    }
}
