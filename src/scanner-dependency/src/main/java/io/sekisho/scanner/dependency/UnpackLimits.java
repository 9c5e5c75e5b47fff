package io.sekisho.scanner.dependency;

/**
 * How much of an archive is unpacked; what is beyond is a gap, so that no archive fills the disk or the memory.
 *
 * @param total bytes of one scan
 * @param entry bytes of one entry
 * @param ratio times that an entry of more than {@code tolerated} bytes may be larger than compressed; real code stays below 30
 * @param tolerated bytes up to which any ratio is fine
 * @param depth archives in archives; the outermost is 0
 */
record UnpackLimits(long total, long entry, long ratio, long tolerated, int depth) {
    /** The depth is Dependency-Check's own default. */
    static final UnpackLimits DEFAULT = new UnpackLimits(8L << 30, 1L << 30, 200, 16L << 20, 3);

    /** Never more than half of what is free. */
    UnpackLimits within(long usable) {
        return new UnpackLimits(Math.min(total, usable / 2), entry, ratio, tolerated, depth);
    }
}
