// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.List;

/** One series with where its values go. Not thread-safe; times are milliseconds. */
final class WatchedSeries {

    private final List<CellInput> inputs;
    private double latest;
    private long seenAt;

    /** Starts from a value: 0 for a counter that was not there before, not a number where that is not known. */
    WatchedSeries(List<CellInput> inputs, double startsFrom) {
        this.inputs = List.copyOf(inputs);
        latest = startsFrom;
    }

    List<CellInput> inputs() {
        return inputs;
    }

    /** Takes a value in, and says by how much the series grew if it is a counter. */
    double increase(long at, double value) {
        seenAt = at;
        if (Double.isNaN(value)) {
            return 0;
        }
        double before = latest;
        latest = value;
        if (Double.isNaN(before)) {
            return 0;
        }
        // A counter that is lower than before began anew, and has counted since.
        return Math.max(0, value < before ? value : value - before);
    }

    boolean isOlderThan(long moment) {
        return seenAt < moment;
    }
}
