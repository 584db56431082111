// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.balance.monitoring.reporting.trend.SeriesAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendAnalysis;
import ai.smartwhale.balance.monitoring.reporting.trend.TrendDirection;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.MathUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Where points go, by the analysis that reports use: its methods want steps that are equal. */
final class MetricTrends {

    static final int FEWEST = 8;
    static final int MOST = 1_000_000;
    private static final int LOOKED_AT = 512;
    private static final long LONGEST_STEP = Duration.ofDays(365).toMillis();
    private static final double HOURS_PER_DAY = 24;

    private MetricTrends() {}

    static MetricTrend of(List<ValuePoint> points) {
        InvalidValueException.requirePresent("series", points);
        LimitExceededException.requireAtMost("points", points.size(), MOST);
        if (points.isEmpty()) {
            return new MetricTrend(TrendDirection.UNKNOWN, 0, 0, 1, 0);
        }
        List<ValuePoint> sorted =
                points.stream().sorted(Comparator.comparing(ValuePoint::at)).toList();
        TimeSeries series = evenly(sorted);
        TrendAnalysis analysis = SeriesAnalysis.plain().trend(series);
        boolean known = analysis.direction() != TrendDirection.UNKNOWN;
        double level = known
                ? line(series, analysis.slopePerDay())
                : sorted.get(sorted.size() - 1).value();
        return new MetricTrend(
                analysis.direction(), analysis.slopePerDay() / HOURS_PER_DAY, level, analysis.pValue(), points.size());
    }

    /** As means of equal steps, as fine as the points but no more of them than are looked at. */
    private static TimeSeries evenly(List<ValuePoint> sorted) {
        Instant start = sorted.get(0).at();
        long span = sorted.get(sorted.size() - 1).at().toEpochMilli() - start.toEpochMilli();
        int wanted = Math.max(1, Math.min(sorted.size(), LOOKED_AT) - 1);
        long step = Math.max(1, Math.min(LONGEST_STEP, Math.round((double) span / wanted)));
        double[] sums = new double[Math.toIntExact(Math.round((double) span / step)) + 1];
        int[] counts = new int[sums.length];
        for (ValuePoint point : sorted) {
            int place = (int) Math.round((double) (point.at().toEpochMilli() - start.toEpochMilli()) / step);
            sums[place] += point.value();
            counts[place]++;
        }
        Arrays.setAll(sums, place -> counts[place] == 0 ? Double.NaN : sums[place] / counts[place]);
        return new TimeSeries("points", "", start, Duration.ofMillis(step), sums);
    }

    /** The value of the line of that slope at the last step, as the median of what all of them say of it. */
    private static double line(TimeSeries series, double slopePerDay) {
        double[] values = series.values();
        double slope =
                slopePerDay * series.step().toMillis() / Duration.ofDays(1).toMillis();
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                values[known++] = values[i] + slope * (values.length - 1 - i);
            }
        }
        return MathUtils.statisticalAnalysis(Arrays.copyOf(values, known)).p50();
    }
}
