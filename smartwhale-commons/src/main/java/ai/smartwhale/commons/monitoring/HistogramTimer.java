// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import ai.smartwhale.commons.monitoring.histogram.StripedHistogram;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A timer that remembers two of its own readings, so that it can say what was recorded lately. Who records knows
 * nothing of it; only those who read take a lock.
 */
final class HistogramTimer implements Timer {

    private final StripedHistogram histogram = new StripedHistogram();
    private final Ticker ticker;
    private final long recentNanos;
    private HistogramSnapshot last = HistogramSnapshot.EMPTY;
    private HistogramSnapshot older = HistogramSnapshot.EMPTY;
    private HistogramSnapshot newer = HistogramSnapshot.EMPTY;
    private long newerAt;

    HistogramTimer(Ticker ticker, Duration recent) {
        this.ticker = ticker;
        this.recentNanos = saturatedNanos(recent);
        this.newerAt = ticker.nanoTime();
    }

    @Override
    public void record(Duration duration) {
        InvalidValueException.requirePresent("duration", duration);
        if (duration.isNegative()) {
            throw new InvalidValueException("duration", duration, "0 or more");
        }
        histogram.record(saturatedNanos(duration));
    }

    @Override
    public void recordNanos(long nanos) {
        if (nanos < 0) {
            throw new InvalidValueException("nanos", nanos, "0 or more");
        }
        histogram.record(nanos);
    }

    @Override
    public <T> T time(Callable<T> task) throws Exception {
        long begin = ticker.nanoTime();
        try {
            return task.call();
        } finally {
            histogram.record(Math.max(0, ticker.nanoTime() - begin));
        }
    }

    @Override
    public synchronized HistogramSnapshot snapshot() {
        HistogramSnapshot now = histogram.snapshot();
        if (!now.equals(last)) {
            // An idle timer gives the same object again, so that a long history of it takes no memory.
            last = now;
        }
        return last;
    }

    synchronized Optional<SeriesValue> read() {
        HistogramSnapshot now = snapshot();
        long at = ticker.nanoTime();
        if (at - newerAt >= recentNanos) {
            older = newer;
            newer = now;
            newerAt = at;
        }
        return Optional.of(new SeriesValue.Durations(now, older.isEmpty() ? now : now.minus(older)));
    }

    private static long saturatedNanos(Duration duration) {
        return duration.getSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : duration.toNanos();
    }
}
