// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a log is written, and how much of it is kept. Archives lie beside the file and carry its name, the time and a
 * number: {@code app.log} becomes {@code app-20260102T030405Z-000001.log.gz}. A file {@code app.log.lock} keeps other
 * handlers away.
 *
 * @param file the file that is written to; its directory is made if missing
 * @param maxFileBytes how large it may become, 1 KiB to 64 GiB; a longer line stands in a file of its own
 * @param period how often a new file begins
 * @param maxTotalBytes how large file and archives may be together, at least twice {@code maxFileBytes}, up to 16 TiB
 * @param retention how long archives are kept, up to 100 years
 * @param compress whether archives are gzipped
 * @param fsync when lines are safe from the end of the machine
 */
public record FileHandlerConfig(
        Path file,
        long maxFileBytes,
        RotationPeriod period,
        long maxTotalBytes,
        Duration retention,
        boolean compress,
        FsyncPolicy fsync) {

    /** The default of {@link #maxFileBytes()}: 64 MiB. */
    public static final long DEFAULT_MAX_FILE_BYTES = 64L << 20;
    /** The default of {@link #maxTotalBytes()}: 1 GiB. */
    public static final long DEFAULT_MAX_TOTAL_BYTES = 1L << 30;
    /** The default of {@link #retention()}: 30 days. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

    private static final Duration LONGEST_RETENTION = Duration.ofDays(36_525);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public FileHandlerConfig {
        InvalidValueException.requirePresent("file", file);
        if (file.getFileName() == null) {
            throw new InvalidValueException("file", file, "the path of a file");
        }
        InvalidValueException.requireRange("maxFileBytes", maxFileBytes, 1 << 10, 64L << 30);
        InvalidValueException.requirePresent("period", period);
        InvalidValueException.requireRange("maxTotalBytes", maxTotalBytes, 2 * maxFileBytes, 16L << 40);
        InvalidValueException.requirePositive("retention", retention);
        if (retention.compareTo(LONGEST_RETENTION) > 0) {
            throw new InvalidValueException("retention", retention, "at most " + LONGEST_RETENTION);
        }
        InvalidValueException.requirePresent("fsync", fsync);
    }

    /**
     * The defaults: a new file every day or 64 MiB, 1 GiB and 30 days of archives, gzipped.
     *
     * @param file the file that is written to
     * @return the configuration
     */
    public static FileHandlerConfig of(Path file) {
        return builder(file).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param file the file that is written to
     * @return a builder
     */
    public static FileHandlerConfigBuilder builder(Path file) {
        return new FileHandlerConfigBuilder(file);
    }

    /** The directory of the file. */
    Path directory() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
