/**
 * The vulnerability database: one updater, many readers. A snapshot is an immutable directory with a manifest, built aside
 * and swapped in by renaming one small file; scans read it without a lock and without a copy.
 */
package io.sekisho.scanner.dependency.database;
