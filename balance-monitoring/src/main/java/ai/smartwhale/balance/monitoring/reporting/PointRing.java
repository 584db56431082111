// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.dashboard.SeriesPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest points of one series, in the order of time. When the clock was set back, what lies ahead of it is
 * forgotten. Not thread-safe.
 */
final class PointRing {

    private final long[] times;
    private final double[] values;
    private final long resolution;
    private int first;
    private int size;

    PointRing(int capacity, long resolutionMillis) {
        this.times = new long[capacity];
        this.values = new double[capacity];
        this.resolution = resolutionMillis;
    }

    void add(long millis, double value) {
        while (size > 0 && times[at(size - 1)] > millis) {
            size--;
        }
        if (size > 0 && Math.floorDiv(times[at(size - 1)], resolution) == Math.floorDiv(millis, resolution)) {
            size--;
        }
        if (size == times.length) {
            first = at(1);
            size--;
        }
        int slot = at(size++);
        times[slot] = millis;
        values[slot] = value;
    }

    List<SeriesPoint> since(long millis) {
        List<SeriesPoint> points = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int slot = at(i);
            if (times[slot] >= millis) {
                points.add(new SeriesPoint(Instant.ofEpochMilli(times[slot]), values[slot]));
            }
        }
        return List.copyOf(points);
    }

    private int at(int i) {
        int slot = first + i;
        return slot < times.length ? slot : slot - times.length;
    }
}
