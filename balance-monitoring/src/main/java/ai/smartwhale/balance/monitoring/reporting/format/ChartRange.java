// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportChart;
import ai.smartwhale.balance.monitoring.reporting.trend.Forecast;
import ai.smartwhale.balance.monitoring.reporting.trend.ForecastPoint;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.time.Instant;
import java.util.List;

/**
 * What the axes of a chart reach from and to.
 *
 * @param from the earliest time
 * @param to the latest time
 * @param least the least value
 * @param most the most, above the least
 */
record ChartRange(Instant from, Instant to, double least, double most) {

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
            return new ChartRange(from, to, 0, 1);
        }
        double room = most > least ? 0 : Math.max(1, Math.abs(most) / 10);
        return new ChartRange(from, to, least - room, most + room);
    }
}
