// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.micrometer;

import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.MetricSeries;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsListener;
import ai.smartwhale.commons.monitoring.Subscription;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the meters of every series while it is open. Thread-safe. */
final class SeriesMeters implements MetricsListener {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesMeters.class);

    private final MeterRegistry registry;
    private final List<Tag> tags;
    private final Ticker ticker;
    /** Meters hold what they read weakly; this holds it. */
    private final Map<MetricSeries, SeriesReading> readings = new HashMap<>();

    private final Map<MetricSeries, List<Meter>> meters = new HashMap<>();
    private boolean closed;

    private SeriesMeters(MeterRegistry registry, List<Tag> tags, Ticker ticker) {
        this.registry = registry;
        this.tags = tags;
        this.ticker = ticker;
    }

    static Subscription bind(MetricsCollector collector, MeterRegistry registry, List<Tag> tags, Ticker ticker) {
        SeriesMeters bound = new SeriesMeters(registry, tags, ticker);
        Subscription listening = collector.addListener(bound);
        return () -> {
            listening.close();
            bound.close();
        };
    }

    static Subscription bindToGlobalRegistry(MetricsCollector collector) {
        return bind(collector, Metrics.globalRegistry, List.of(), Ticker.system());
    }

    @Override
    public synchronized void added(MetricSeries series) {
        if (closed || meters.containsKey(series)) {
            return;
        }
        SeriesReading reading = new SeriesReading(series, ticker);
        try {
            List<Meter> made = new MeterMaker(registry, tags, reading).make();
            meters.put(series, made);
            readings.put(series, reading);
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "a series of {} is not shown in Micrometer",
                    series.definition().name(),
                    e);
        }
    }

    @Override
    public synchronized void removed(MetricSeries series) {
        meters.getOrDefault(series, List.of()).forEach(registry::remove);
        meters.remove(series);
        readings.remove(series);
    }

    private synchronized void close() {
        closed = true;
        meters.values().forEach(made -> made.forEach(registry::remove));
        meters.clear();
        readings.clear();
    }
}
