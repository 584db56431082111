// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.micrometer;

import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.MetricSeries;
import ai.smartwhale.commons.monitoring.SeriesValue;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import java.util.Optional;

/** The value of one series, read once for all meters that a scrape asks one after the other. Thread-safe. */
final class SeriesReading {

    /** Far below the interval of any scrape, and far above what one takes for one series. */
    static final long GOOD_FOR_NANOS = 50_000_000;

    private final MetricSeries series;
    private final Ticker ticker;
    private Optional<SeriesValue> value = Optional.empty();
    private long readAt;
    private boolean read;

    SeriesReading(MetricSeries series, Ticker ticker) {
        this.series = series;
        this.ticker = ticker;
    }

    MetricSeries series() {
        return series;
    }

    private synchronized Optional<SeriesValue> value() {
        long now = ticker.nanoTime();
        if (!read || now - readAt >= GOOD_FOR_NANOS) {
            value = series.read();
            readAt = now;
            read = true;
        }
        return value;
    }

    /** Counters are read as they are: one meter reads them. */
    double count() {
        return series.read().map(v -> (double) ((Count) v).count()).orElse(Double.NaN);
    }

    double level() {
        return series.read().map(v -> ((Level) v).number()).orElse(Double.NaN);
    }

    long durationsCount() {
        return value().map(v -> ((Durations) v).total().count()).orElse(0L);
    }

    double totalNanos() {
        return value().map(v -> ((Durations) v).total().sum()).orElse(0.0);
    }

    /** A duration of the recent past in seconds; not a number where there is none. */
    double recentSeconds(double share) {
        return value().map(v -> ((Durations) v).recent().quantile(share))
                .filter(nanos -> nanos.isPresent())
                .map(nanos -> nanos.getAsLong() / 1e9)
                .orElse(Double.NaN);
    }
}
