// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;

/**
 * Where lines wait while the other side is away. A full spool takes no more: the lines before stay, those that come
 * wait in memory, and when that is full too the newest are dropped and counted. The beginning of an outage tells more
 * than its repetition.
 *
 * @param directory for this handler alone, made if missing
 * @param maxBytes on disk, 64 KiB to 1 TiB
 * @param segmentBytes after how many a new file begins, 4 KiB to 1 GiB and at most half of {@code maxBytes}; disk space
 *     comes back by whole files
 * @param fsync whether lines survive the end of the machine, not only of the process; slower by far
 */
public record SpoolConfig(Path directory, long maxBytes, long segmentBytes, boolean fsync) {

    /** The default of {@link #maxBytes()}: 256 MiB. */
    public static final long DEFAULT_MAX_BYTES = 256L << 20;
    /** The default of {@link #segmentBytes()}: 8 MiB. */
    public static final long DEFAULT_SEGMENT_BYTES = 8L << 20;

    private static final long MOST_SEGMENTS = 4096;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public SpoolConfig {
        InvalidValueException.requirePresent("directory", directory);
        InvalidValueException.requireRange("maxBytes", maxBytes, 64 << 10, 1L << 40);
        InvalidValueException.requireRange(
                "segmentBytes",
                segmentBytes,
                Math.max(4 << 10, maxBytes / MOST_SEGMENTS),
                Math.min(1L << 30, maxBytes / 2));
    }

    /**
     * The defaults.
     *
     * @param directory for this handler alone
     * @return the configuration
     */
    public static SpoolConfig of(Path directory) {
        return new SpoolConfig(directory, DEFAULT_MAX_BYTES, DEFAULT_SEGMENT_BYTES, false);
    }

    /**
     * With another bound.
     *
     * @param bytes on disk; files take a sixteenth of it
     * @return the configuration
     * @throws InvalidValueException if it is outside of its range
     */
    public SpoolConfig withMaxBytes(long bytes) {
        return new SpoolConfig(directory, bytes, Math.min(1L << 30, Math.max(4 << 10, bytes / 16)), fsync);
    }
}
