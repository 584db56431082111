// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.file;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.time.Duration;

/** Builds a {@link FileHandlerConfig}. Not thread-safe. */
public final class FileHandlerConfigBuilder {

    private final Path file;
    private long maxFileBytes = FileHandlerConfig.DEFAULT_MAX_FILE_BYTES;
    private RotationPeriod period = RotationPeriod.DAY;
    private long maxTotalBytes = FileHandlerConfig.DEFAULT_MAX_TOTAL_BYTES;
    private Duration retention = FileHandlerConfig.DEFAULT_RETENTION;
    private boolean compress = true;
    private FsyncPolicy fsync = FsyncPolicy.ON_ROTATION;

    FileHandlerConfigBuilder(Path file) {
        this.file = file;
    }

    /**
     * Sets how large the file may become; 64 MiB by default.
     *
     * @param value in bytes
     * @return this
     */
    public FileHandlerConfigBuilder maxFileBytes(long value) {
        maxFileBytes = value;
        return this;
    }

    /**
     * Sets how often a new file begins; every day by default.
     *
     * @param value the period
     * @return this
     */
    public FileHandlerConfigBuilder period(RotationPeriod value) {
        period = value;
        return this;
    }

    /**
     * Sets how large file and archives may be together; 1 GiB by default.
     *
     * @param value in bytes
     * @return this
     */
    public FileHandlerConfigBuilder maxTotalBytes(long value) {
        maxTotalBytes = value;
        return this;
    }

    /**
     * Sets how long archives are kept; 30 days by default.
     *
     * @param value the time
     * @return this
     */
    public FileHandlerConfigBuilder retention(Duration value) {
        retention = value;
        return this;
    }

    /**
     * Sets whether archives are gzipped.
     *
     * @param value true by default
     * @return this
     */
    public FileHandlerConfigBuilder compress(boolean value) {
        compress = value;
        return this;
    }

    /**
     * Sets when lines are safe from the end of the machine; on rotation by default.
     *
     * @param value the policy
     * @return this
     */
    public FileHandlerConfigBuilder fsync(FsyncPolicy value) {
        fsync = value;
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the configuration
     * @throws InvalidValueException if a component is outside of its range
     */
    public FileHandlerConfig build() {
        return new FileHandlerConfig(file, maxFileBytes, period, maxTotalBytes, retention, compress, fsync);
    }
}
