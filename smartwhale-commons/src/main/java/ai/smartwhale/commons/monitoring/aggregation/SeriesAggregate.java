// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.time.Duration;

/** What the series with the same labels did in one window. */
public sealed interface SeriesAggregate {

    /**
     * The labels they have in common.
     *
     * @return those that were asked for
     */
    Labels labels();

    /**
     * How a count grew.
     *
     * @param labels the labels
     * @param increase how much, over all series
     * @param perSecond how much per second of the time that was seen
     * @param resets how often a series began anew
     */
    record Rate(Labels labels, long increase, double perSecond, long resets) implements SeriesAggregate {}

    /**
     * Which numbers were seen. At each moment those of all series are added up.
     *
     * @param labels the labels
     * @param last the latest
     * @param statistics of the sums at each moment
     */
    record Levels(Labels labels, double last, Statistics statistics) implements SeriesAggregate {}

    /**
     * How long things took.
     *
     * @param labels the labels
     * @param durations all durations of all series, merged, in nanoseconds
     * @param perSecond how many per second of the time that was seen
     * @param resets how often a series began anew
     */
    record Spread(Labels labels, HistogramSnapshot durations, double perSecond, long resets)
            implements SeriesAggregate {}

    /**
     * How many per second.
     *
     * @param amount how many
     * @param seen within which time
     * @return zero where no time was seen
     */
    static double perSecond(long amount, Duration seen) {
        return seen.isZero() ? 0 : amount / (seen.toNanos() / 1e9);
    }
}
