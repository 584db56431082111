// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the axes of a chart reach from and to; that of the values at round numbers.
 *
 * @param from the earliest time
 * @param to the latest time
 * @param least the least value, a multiple of the step
 * @param most the most, above the least
 * @param step between the lines of the grid: 1, 2 or 5 times a power of ten
 */
record ChartRange(Instant from, Instant to, double least, double most, double step) {

    private static final int LINES = 4;
    private static final int LABELS = 3;

    static ChartRange of(ReportChart chart) {
        Instant from = chart.series().get(0).start();
        Instant to = from;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (TimeSeries series : chart.series()) {
            Instant end = series.timeOf(Math.max(0, series.size() - 1));
            from = series.start().isBefore(from) ? series.start() : from;
            to = end.isAfter(to) ? end : to;
            for (double value : series.values()) {
                least = Double.isNaN(value) ? least : Math.min(least, value);
                most = Double.isNaN(value) ? most : Math.max(most, value);
            }
        }
        for (ForecastPoint point : chart.forecast().map(Forecast::points).orElse(List.of())) {
            to = point.at().isAfter(to) ? point.at() : to;
            least = Math.min(least, point.low95());
            most = Math.max(most, point.high95());
        }
        if (least > most) {
            return new ChartRange(from, to, 0, 1, 0.25);
        }
        double room = most - least > 1e-9 * Math.abs(most) ? 0 : Math.max(1, Math.abs(most) / 10);
        return rounded(from, to, least - room, most + room);
    }

    private static ChartRange rounded(Instant from, Instant to, double least, double most) {
        double step = step((most - least) / LINES);
        double low = Math.floor(least / step) * step;
        double high = Math.ceil(most / step) * step;
        return new ChartRange(from, to, low, high, step);
    }

    private static double step(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double share = wanted / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    /** The values at which lines are drawn. */
    DoubleStream grid() {
        int lines = (int) Math.round((most - least) / step);
        return IntStream.rangeClosed(0, lines).mapToDouble(i -> least + i * step);
    }

    /** The times that are written below, both ends among them. */
    List<Instant> times() {
        Duration third = Duration.between(from, to).dividedBy(LABELS);
        return third.isZero()
                ? List.of(from)
                : IntStream.rangeClosed(0, LABELS)
                        .mapToObj(i -> i == LABELS ? to : from.plus(third.multipliedBy(i)))
                        .toList();
    }

    /** Where a time lies, 0 to 1. */
    double share(Instant at) {
        return Duration.between(from, at).toMillis()
                / (double) Math.max(1, Duration.between(from, to).toMillis());
    }

    /** Where a value lies, 0 to 1. */
    double share(double value) {
        return (value - least) / (most - least);
    }

    /** A value of the grid without the noise of binary fractions. */
    double label(double value) {
        return Math.abs(value) < step / 1e6 ? 0 : value;
    }
}
