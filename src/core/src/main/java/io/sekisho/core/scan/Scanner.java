package io.sekisho.core.scan;

/** One scanner. It translates what a tool says; severity, fingerprints and the verdict are decided further right. */
public interface Scanner {
    /** Who it is: used by help, docs, coverage and messages. Cheap, no I/O. */
    ScannerDescription description();

    /**
     * Scans once. Runs on a thread of its own, beside the others, and must end soon after an interrupt, leaving no child
     * process behind.
     *
     * @return everything that the tool reported, nothing dropped, and everything that it could not see
     * @throws ScannerException when it cannot do its work at all; carries what was seen until then
     * @throws InterruptedException when its time is over or the user stopped the scan
     */
    ScanResult scan(ScanContext context) throws ScannerException, InterruptedException;
}
