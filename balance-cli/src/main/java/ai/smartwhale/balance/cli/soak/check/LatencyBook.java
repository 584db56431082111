// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long answers took, by priority, in calm and while something was wrong. Thread-safe. */
public final class LatencyBook {

    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
    private static final int DIGITS = 3;
    private static final double HALF = 50;
    private static final double MOST = 99;

    /**
     * How long answers took.
     *
     * @param count how many there were
     * @param p50 half of them were faster
     * @param p99 99 of 100 were faster
     * @param max the slowest
     */
    public record Line(long count, Duration p50, Duration p99, Duration max) {}

    private final Map<Priority, Histogram> calm = histograms();
    private final Map<Priority, Histogram> fault = histograms();

    /** An empty one. */
    public LatencyBook() {}

    private static Map<Priority, Histogram> histograms() {
        Map<Priority, Histogram> all = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            all.put(priority, new ConcurrentHistogram(LONGEST_MICROS, DIGITS));
        }
        return all;
    }

    void add(Priority priority, boolean inFault, long nanos) {
        Histogram histogram = (inFault ? fault : calm).getOrDefault(priority, new Histogram(DIGITS));
        histogram.recordValue(Math.max(0, Math.min(LONGEST_MICROS, nanos / 1_000)));
    }

    /**
     * How long answers to one priority took.
     *
     * @param priority the priority
     * @param inFault whether those that were asked while something was wrong, or those in calm
     * @return the numbers
     */
    public Line line(Priority priority, boolean inFault) {
        Histogram histogram = (inFault ? fault : calm).getOrDefault(priority, new Histogram(DIGITS));
        return new Line(histogram.getTotalCount(), at(histogram, HALF), at(histogram, MOST), at(histogram, 100));
    }

    private static Duration at(Histogram histogram, double percentile) {
        long micros = histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
        return Duration.ofNanos(micros * 1_000);
    }
}
