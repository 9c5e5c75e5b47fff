package io.sekisho.scanner.dependency.database;

import io.sekisho.core.scan.Progress;

/** Brings a database up to date. Either all of an update is there afterwards, or what was there before. */
public interface DatabaseUpdater {
    /**
     * @throws DatabaseException when a source is unreachable or damaged, another updater is at work, or the disk is full; the
     *     message names which
     */
    DatabaseInfo update(UpdateRequest request, Progress progress) throws DatabaseException, InterruptedException;
}
