// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the families by the name that OpenMetrics gives them, so that no two of them can collide in any format. */
final class DefaultMetricsCollector implements MetricsCollector {

    private static final String TOTAL = "_total";

    private final MetricsCollectorConfig config;
    private final InstantSource time;
    private final Ticker ticker;
    private final Map<String, DefaultMetricFamily<?>> families = new ConcurrentSkipListMap<>();
    private final SeriesTelling telling = new SeriesTelling();
    private final MetricsHistory history;
    private final MetricFamily<Counter> overflows;
    private final MetricFamily<Counter> failures;

    DefaultMetricsCollector(MetricsCollectorConfig config, InstantSource time, Ticker ticker) {
        this.config = config;
        this.time = time;
        this.ticker = ticker;
        this.history = new MetricsHistory(config);
        this.overflows = own("metrics_overflowed_lookups_total", "Lookups of series beyond the cap of their metric.");
        this.failures =
                own("metrics_failed_reads_total", "Functions of gauges and counters that failed when they were asked.");
    }

    private MetricFamily<Counter> own(String name, String help) {
        MetricDefinition definition = MetricDefinition.counter(name, help, "metric");
        // As many series as there can be metrics, so that these never overflow themselves.
        OverflowCount never = new OverflowCount(() -> new AdderCounter(() -> {}));
        FamilyTerms terms = new FamilyTerms(config.mostMetrics() + 2, config.longestLabelValue(), never, telling);
        DefaultMetricFamily<Counter> family = new DefaultMetricFamily<>(
                definition,
                () -> new AdderCounter(() -> {}),
                counter -> Optional.of(new SeriesValue.Count(counter.value())),
                terms);
        families.put(key(name), family);
        return family;
    }

    @Override
    public MetricFamily<Counter> counters(MetricDefinition definition) {
        return family(
                MetricType.COUNTER,
                definition,
                () -> new AdderCounter(() -> failures.with(definition.name()).increment()),
                counter -> Optional.of(new SeriesValue.Count(counter.value())));
    }

    @Override
    public MetricFamily<Gauge> gauges(MetricDefinition definition) {
        return family(
                MetricType.GAUGE,
                definition,
                () -> new CellGauge(
                        definition, () -> failures.with(definition.name()).increment()),
                gauge -> ((CellGauge) gauge).read());
    }

    @Override
    public MetricFamily<Timer> timers(MetricDefinition definition) {
        return family(
                MetricType.TIMER,
                definition,
                () -> new HistogramTimer(ticker, config.recent()),
                timer -> ((HistogramTimer) timer).read());
    }

    @SuppressWarnings("unchecked") // a family of an equal definition has the same type, and so the same handles
    private <H> MetricFamily<H> family(
            MetricType type,
            MetricDefinition definition,
            Supplier<? extends H> maker,
            Function<H, Optional<SeriesValue>> reader) {
        InvalidValueException.requirePresent("definition", definition);
        if (definition.type() != type) {
            throw new InvalidValueException("definition", definition.type(), type.name());
        }
        synchronized (families) {
            DefaultMetricFamily<?> there = families.get(key(definition.name()));
            if (there == null) {
                LimitExceededException.requireAtMost("metrics", families.size() - 1L, config.mostMetrics());
                OverflowCount overflowed = new OverflowCount(() -> overflows.with(definition.name()));
                FamilyTerms terms =
                        new FamilyTerms(config.mostSeries(), config.longestLabelValue(), overflowed, telling);
                DefaultMetricFamily<H> fresh = new DefaultMetricFamily<>(definition, maker, reader, terms);
                families.put(key(definition.name()), fresh);
                return fresh;
            }
            if (!there.definition().equals(definition)) {
                throw new InvalidValueException("definition", definition, "what is there: " + there.definition());
            }
            return (MetricFamily<H>) there;
        }
    }

    private static String key(String name) {
        return name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
    }

    @Override
    public List<MetricDefinition> definitions() {
        return families.values().stream().map(MetricFamily::definition).toList();
    }

    @Override
    public MetricsSnapshot collectMetrics() {
        Instant now = time.instant();
        List<MetricSnapshot> metrics = new ArrayList<>();
        for (DefaultMetricFamily<?> family : families.values()) {
            MetricSnapshot metric = family.read();
            if (!metric.series().isEmpty()) {
                metrics.add(metric);
            }
        }
        return new MetricsSnapshot(now, metrics);
    }

    @Override
    public Optional<MetricsChange> processData(MetricsSnapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        return history.newest().map(before -> MetricsChange.between(before, snapshot));
    }

    @Override
    public StoreOutcome storeMetrics(MetricsSnapshot snapshot) {
        return history.add(InvalidValueException.requirePresent("snapshot", snapshot));
    }

    @Override
    public List<MetricPoint> history(String name) {
        DefaultMetricFamily<?> family = families.get(key(InvalidValueException.requirePresent("name", name)));
        if (family == null || !family.definition().name().equals(name)) {
            throw new InvalidValueException("name", name, "the name of a metric of this collector");
        }
        return history.of(name);
    }

    @Override
    public Subscription addListener(MetricsListener listener) {
        telling.add(listener);
        for (DefaultMetricFamily<?> family : families.values()) {
            for (LiveSeries<?> series : family.all()) {
                SeriesTelling.guard(listener, told -> told.added(series));
                if (!family.holds(series)) {
                    SeriesTelling.guard(listener, told -> told.removed(series));
                }
            }
        }
        return () -> telling.remove(listener);
    }
}
