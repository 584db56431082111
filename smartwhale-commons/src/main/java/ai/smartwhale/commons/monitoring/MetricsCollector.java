// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of one owner: what records them is asked for once and kept, what reads them collects them all. There is
 * no collector but those that are made, and each is bounded in its metrics, its series and its memory of the past.
 *
 * <p>It has metrics of itself: {@code metrics_overflowed_lookups_total} and {@code metrics_failed_reads_total}, both by
 * the label {@code metric}.
 *
 * <p>Thread-safe. Recording takes no lock; collecting stops nobody.
 */
public interface MetricsCollector {

    /**
     * The series of a counter. Asking again with an equal definition gives the same family.
     *
     * @param definition what it is
     * @return its series
     * @throws InvalidValueException if it is none of a counter, or something else has its name
     * @throws LimitExceededException if there are too many metrics
     */
    MetricFamily<Counter> counters(MetricDefinition definition);

    /**
     * The series of a gauge. Asking again with an equal definition gives the same family.
     *
     * @param definition what it is
     * @return its series
     * @throws InvalidValueException if it is none of a gauge, or something else has its name
     * @throws LimitExceededException if there are too many metrics
     */
    MetricFamily<Gauge> gauges(MetricDefinition definition);

    /**
     * The series of a timer. Asking again with an equal definition gives the same family.
     *
     * @param definition what it is
     * @return its series
     * @throws InvalidValueException if it is none of a timer, or something else has its name
     * @throws LimitExceededException if there are too many metrics
     */
    MetricFamily<Timer> timers(MetricDefinition definition);

    /**
     * A counter without labels.
     *
     * @param name its name, which ends in {@code _total}
     * @param help one sentence
     * @return the counter
     */
    default Counter counter(String name, String help) {
        return counters(MetricDefinition.counter(name, help)).with();
    }

    /**
     * A gauge without labels.
     *
     * @param name its name
     * @param help one sentence
     * @return the gauge
     */
    default Gauge gauge(String name, String help) {
        return gauges(MetricDefinition.gauge(name, help)).with();
    }

    /**
     * A timer without labels.
     *
     * @param name its name, which ends in {@code _seconds}
     * @param help one sentence
     * @return the timer
     */
    default Timer timer(String name, String help) {
        return timers(MetricDefinition.timer(name, help)).with();
    }

    /**
     * What is registered.
     *
     * @return the definitions in the order of their names
     */
    List<MetricDefinition> definitions();

    /**
     * Reads all series now, and asks the functions of gauges on the calling thread.
     *
     * @return what they said
     */
    MetricsSnapshot collectMetrics();

    /**
     * Compares a snapshot with the newest that was stored.
     *
     * @param snapshot the snapshot
     * @return how every series changed, absent where nothing was stored yet
     * @throws InvalidValueException if it is older than the newest
     */
    Optional<MetricsChange> processData(MetricsSnapshot snapshot);

    /**
     * Remembers a snapshot, within the bounds of the history.
     *
     * @param snapshot the snapshot
     * @return what became of it
     */
    StoreOutcome storeMetrics(MetricsSnapshot snapshot);

    /**
     * What is remembered of a metric.
     *
     * @param name its name
     * @return the oldest first; empty where nothing was stored
     * @throws InvalidValueException if there is no such metric
     */
    List<MetricPoint> history(String name);

    /**
     * Tells a listener of all series there are, and of those to come.
     *
     * @param listener is told; 16 at most
     * @return ends it
     * @throws LimitExceededException if there are too many
     */
    Subscription addListener(MetricsListener listener);

    /**
     * A collector with the defaults.
     *
     * @return the collector
     */
    static MetricsCollector create() {
        return create(MetricsCollectorConfig.defaults(), InstantSource.system(), Ticker.system());
    }

    /**
     * A collector.
     *
     * @param config its bounds
     * @param time says when a snapshot was taken
     * @param ticker measures durations
     * @return the collector
     */
    static MetricsCollector create(MetricsCollectorConfig config, InstantSource time, Ticker ticker) {
        return new DefaultMetricsCollector(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("time", time),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
