// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * What was measured at one moment.
 *
 * @param at when, in the years 1970 to 9999
 * @param readings the values of the series, each of them at most once
 */
public record SystemSample(Instant at, List<SeriesReading> readings) {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if the moment is out of its range
     */
    public SystemSample {
        InvalidValueException.requirePresent("at", at);
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new InvalidValueException("at", at, "the years 1970 to 9999");
        }
        readings = List.copyOf(InvalidValueException.requirePresent("readings", readings));
    }

    /**
     * What a collector read. A counter gives its count and a gauge its level; a timer gives the durations of the recent
     * past in seconds, with the label {@code quantile} of 0.5, 0.95 and 0.99, and how many there were of all time under
     * its name with {@code _count} at the end.
     *
     * @param snapshot the snapshot
     * @return the sample
     */
    public static SystemSample of(MetricsSnapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        return new SystemSample(snapshot.takenAt(), SnapshotReadings.of(snapshot));
    }
}
