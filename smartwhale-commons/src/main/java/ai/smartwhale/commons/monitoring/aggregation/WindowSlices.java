// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.MetricPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which steps from one snapshot to the next lie in which window. */
final class WindowSlices {

    private WindowSlices() {}

    /** The numbers of the later snapshots of the steps, by the beginning of the window in milliseconds. */
    static NavigableMap<Long, List<Integer>> slice(List<MetricPoint> points, Window window) {
        NavigableMap<Long, List<Integer>> slices = new TreeMap<>();
        long step = window.step().toMillis();
        long size = window.size().toMillis();
        for (int i = 1; i < points.size(); i++) {
            long at = millisUp(points.get(i).takenAt());
            // The first window that ends at this moment or after it begins at this multiple of the step.
            long first = Math.floorDiv(at - size + step - 1, step) * step;
            for (long begin = first; begin < at; begin += step) {
                slices.computeIfAbsent(begin, key -> new ArrayList<>()).add(i);
                LimitExceededException.requireAtMost("windows", slices.size(), MetricsAggregator.MOST_WINDOWS);
            }
        }
        return slices;
    }

    /** A moment within a millisecond counts to its end, so that it lies after the beginning of the window. */
    private static long millisUp(Instant moment) {
        long millis = moment.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(moment) ? millis : millis + 1;
    }
}
