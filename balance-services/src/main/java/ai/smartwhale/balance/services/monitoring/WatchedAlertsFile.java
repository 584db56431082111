// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.config.AlertsConfig;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsFile;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of alerts, read again when it changes. A change with mistakes in it changes nothing, and is told once. */
final class WatchedAlertsFile {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceMonitoring.class);

    private final Path file;
    private Stamp stamp;

    private record Stamp(long bytes, FileTime changed) {}

    private WatchedAlertsFile(Path file, Stamp stamp) {
        this.file = file;
        this.stamp = stamp;
    }

    /**
     * Begins to watch.
     *
     * @throws InvalidValueException if there is no such file
     */
    static WatchedAlertsFile of(Path file) {
        try {
            return new WatchedAlertsFile(file, stampOf(file));
        } catch (IOException e) {
            throw new InvalidValueException("alerts file", file, "a file that can be read");
        }
    }

    private static Stamp stampOf(Path file) throws IOException {
        return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    }

    /**
     * What it says.
     *
     * @throws InvalidValueException if it cannot be read
     * @throws ai.smartwhale.balance.monitoring.alerts.config.ConfigProblemsException if it has mistakes
     */
    AlertsConfig read() {
        try {
            return AlertsFile.read(file);
        } catch (IOException e) {
            throw new InvalidValueException("alerts file", file, "a file that can be read");
        }
    }

    /** What it says now, if that is something else than before and makes sense. */
    Optional<AlertsConfig> changed() {
        try {
            Stamp now = stampOf(file);
            if (now.equals(stamp)) {
                return Optional.empty();
            }
            stamp = now;
            return Optional.of(AlertsFile.read(file));
        } catch (IOException | RuntimeException e) {
            LOG.warn("the changed file of alerts {} is not used: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
