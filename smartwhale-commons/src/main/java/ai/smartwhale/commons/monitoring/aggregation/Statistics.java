// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.monitoring.MetricUnit;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What some values were like. What there is nothing to tell of is absent.
 *
 * @param unit what all of these are measured in
 * @param count how many values
 * @param mean their mean
 * @param standardDeviation how far they are from it
 * @param min the least
 * @param p50 the median
 * @param p95 what 95 % of them are not above
 * @param p99 what 99 % of them are not above
 * @param max the greatest
 */
public record Statistics(
        MetricUnit unit,
        long count,
        OptionalDouble mean,
        OptionalDouble standardDeviation,
        OptionalDouble min,
        OptionalDouble p50,
        OptionalDouble p95,
        OptionalDouble p99,
        OptionalDouble max) {

    private static final double NANOS = 1e9;

    static Statistics of(HistogramSnapshot nanos) {
        return new Statistics(
                MetricUnit.SECONDS,
                nanos.count(),
                seconds(nanos.mean()),
                seconds(nanos.standardDeviation()),
                seconds(nanos.min()),
                seconds(nanos.quantile(0.5)),
                seconds(nanos.quantile(0.95)),
                seconds(nanos.quantile(0.99)),
                seconds(nanos.max()));
    }

    /** Of numbers in rising order; percentiles are the nearest rank. */
    static Statistics of(MetricUnit unit, double[] sorted) {
        if (sorted.length == 0) {
            OptionalDouble none = OptionalDouble.empty();
            return new Statistics(unit, 0, none, none, none, none, none, none, none);
        }
        double mean = 0;
        double squares = 0;
        int seen = 0;
        for (double value : sorted) {
            double distance = value - mean;
            mean += distance / ++seen;
            squares += distance * (value - mean);
        }
        return new Statistics(
                unit,
                sorted.length,
                OptionalDouble.of(mean),
                OptionalDouble.of(Math.sqrt(squares / sorted.length)),
                OptionalDouble.of(sorted[0]),
                rank(sorted, 0.5),
                rank(sorted, 0.95),
                rank(sorted, 0.99),
                OptionalDouble.of(sorted[sorted.length - 1]));
    }

    private static OptionalDouble rank(double[] sorted, double share) {
        return OptionalDouble.of(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
    }

    private static OptionalDouble seconds(OptionalDouble nanos) {
        return nanos.isPresent() ? OptionalDouble.of(nanos.getAsDouble() / NANOS) : nanos;
    }

    private static OptionalDouble seconds(OptionalLong nanos) {
        return nanos.isPresent() ? OptionalDouble.of(nanos.getAsLong() / NANOS) : OptionalDouble.empty();
    }
}
