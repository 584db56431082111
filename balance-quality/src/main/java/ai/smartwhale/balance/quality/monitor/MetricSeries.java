// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The measurements of one source and metric: moments (Welford; Chan for merging), quantiles and windows. Thread-safe.
 */
final class MetricSeries {

    private static final double COMPRESSION = 100;
    private static final double RECENT = 0.05;

    private final TDigest quantiles = new MergingDigest(COMPRESSION, 128);
    private final List<SlidingWindow> windows = List.of(
            new SlidingWindow(Duration.ofMinutes(5), 30),
            new SlidingWindow(Duration.ofHours(1), 12),
            new SlidingWindow(Duration.ofDays(1), 24));
    private long count;
    private double mean;
    private double squares;
    private double least = 1;
    private double most;
    private double recent;
    private Instant recentAt = Instant.MIN;

    synchronized void add(Instant at, double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
        least = Math.min(least, value);
        most = Math.max(most, value);
        recent = count == 1 ? value : recent + RECENT * (value - recent);
        recentAt = at.isAfter(recentAt) ? at : recentAt;
        quantiles.add(value);
        for (SlidingWindow window : windows) {
            window.add(at, 1, value);
        }
    }

    /** Adds a series that nobody else uses. */
    synchronized void addAll(MetricSeries other) {
        if (other.count == 0) {
            return;
        }
        long all = count + other.count;
        double off = other.mean - mean;
        squares += other.squares + off * off * count / all * other.count;
        mean += off * other.count / all;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        // The later one knows what is recent; of equal ones the better known.
        boolean later = other.recentAt.isAfter(recentAt) || (other.recentAt.equals(recentAt) && other.count > count);
        recent = count == 0 || later ? other.recent : recent;
        recentAt = later ? other.recentAt : recentAt;
        count = all;
        quantiles.add(List.of(other.quantiles));
        for (int i = 0; i < windows.size(); i++) {
            windows.get(i).addAll(other.windows.get(i));
        }
    }

    synchronized MetricSeries copy() {
        MetricSeries copy = new MetricSeries();
        copy.addAll(this);
        return copy;
    }

    synchronized MetricSummary summary(MetricScope scope) {
        double deviation = count < 2 ? 0 : Math.sqrt(Math.max(0, squares) / (count - 1));
        return new MetricSummary(
                scope,
                count,
                mean,
                deviation,
                count == 0 ? 0 : least,
                most,
                recent,
                quantile(0.05),
                quantile(0.5),
                quantile(0.95),
                windows.stream().map(SlidingWindow::summary).toList());
    }

    private double quantile(double probability) {
        return count == 0 ? 0 : quantiles.quantile(probability);
    }
}
