// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.profile.NormalTail;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The trend of scores: its slope by Theil and Sen (1968), whether it is one by Mann (1945) and Kendall (1975) with ties
 * accounted for, and the point where the level changed by Pettitt (1979). No distribution is assumed.
 */
final class ScoreTrend {

    private static final int LEAST = 8;
    private static final int MOST = 1000;
    private static final double SIGNIFICANT = 0.05;
    private static final double CHANGED = 0.01;
    private static final double DAY = Duration.ofDays(1).toMillis();

    private ScoreTrend() {}

    /** Only the last thousand points are looked at. */
    static QualityTrend of(List<ScorePoint> history) {
        List<ScorePoint> points = history.stream()
                .sorted(Comparator.comparing(ScorePoint::at))
                .skip(Math.max(0, history.size() - MOST))
                .toList();
        if (points.size() < LEAST) {
            return new QualityTrend(TrendDirection.UNKNOWN, 0, 1, Optional.empty());
        }
        double p = mannKendall(points);
        double slope = slope(points);
        TrendDirection direction = p >= SIGNIFICANT || slope == 0
                ? TrendDirection.FLAT
                : slope > 0 ? TrendDirection.RISING : TrendDirection.FALLING;
        return new QualityTrend(direction, slope, p, change(points));
    }

    private static double slope(List<ScorePoint> points) {
        Instant begin = points.get(0).at();
        int n = points.size();
        double[] slopes = new double[n * (n - 1) / 2];
        int size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double days = days(begin, points.get(j)) - days(begin, points.get(i));
                if (days > 0) {
                    slopes[size++] = (points.get(j).value() - points.get(i).value()) / days;
                }
            }
        }
        if (size == 0) {
            return 0;
        }
        Arrays.sort(slopes, 0, size);
        double median = (slopes[(size - 1) / 2] + slopes[size / 2]) / 2;
        return Double.isFinite(median) ? median : 0;
    }

    private static double days(Instant begin, ScorePoint point) {
        return Duration.between(begin, point.at()).toMillis() / DAY;
    }

    private static double mannKendall(List<ScorePoint> points) {
        int n = points.size();
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += (long) Math.signum(points.get(j).value() - points.get(i).value());
            }
        }
        double ties = 0;
        double[] sorted =
                points.stream().mapToDouble(ScorePoint::value).sorted().toArray();
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            double t = to - from;
            ties += t * (t - 1) * (2 * t + 5);
            from = to;
        }
        double variance = (n * (n - 1.0) * (2.0 * n + 5) - ties) / 18;
        if (variance <= 0 || s == 0) {
            return 1;
        }
        double z = (Math.abs(s) - 1) / Math.sqrt(variance);
        return Math.min(1, 2 * NormalTail.above(z));
    }

    private static Optional<ScorePoint> change(List<ScorePoint> points) {
        int n = points.size();
        long u = 0;
        long most = 0;
        int at = 0;
        for (int t = 0; t < n - 1; t++) {
            for (int j = 0; j < n; j++) {
                u += (long) Math.signum(points.get(t).value() - points.get(j).value());
            }
            if (Math.abs(u) > most) {
                most = Math.abs(u);
                at = t + 1;
            }
        }
        double p = 2 * Math.exp(-6.0 * most * most / (Math.pow(n, 3) + (double) n * n));
        return p < CHANGED ? Optional.of(points.get(at)) : Optional.empty();
    }
}
