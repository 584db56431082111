// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The distribution of the latency of one priority.
 *
 * @param priority the priority
 * @param points percentiles from 0 to 100, upwards
 */
public record PriorityCurve(Priority priority, List<Point> points) {

    private static final double[] PERCENTILES = {
        0, 1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 92, 94, 95, 96, 97, 98, 99,
        99.5, 99.9, 100
    };

    /**
     * One point of the distribution.
     *
     * @param percentile 0..100
     * @param latency so many of a hundred answers were at least as fast
     */
    public record Point(double percentile, Duration latency) {}

    /** Copies the points. */
    public PriorityCurve {
        points = List.copyOf(points);
    }

    static PriorityCurve of(Priority priority, Histogram micros) {
        List<Point> points = new ArrayList<>();
        if (micros.getTotalCount() > 0) {
            for (double percentile : PERCENTILES) {
                long value = micros.getValueAtPercentile(percentile);
                points.add(new Point(percentile, Duration.ofNanos(value * 1_000)));
            }
        }
        return new PriorityCurve(priority, points);
    }
}
