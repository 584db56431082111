// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.messaging.KafkaService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The door for metrics: reads them all, and tells them on {@code smartwhale.balance.metrics}, one message per metric,
 * by the wire contract. The {@code data} of a message has {@code source} ("balance"), {@code instance}, {@code type},
 * {@code unit}, {@code help} and {@code series}: for each its {@code labels} and its {@code value}, or for durations
 * {@code count}, {@code sum}, {@code p50}, {@code p95}, {@code p99} and {@code max} in seconds, the last four of the
 * recent past. Thread-safe; no method blocks.
 */
public interface MetricsInterface extends AutoCloseable {

    /**
     * Reads all metrics now.
     *
     * @return the metrics
     */
    MetricsSnapshot collectMetrics();

    /**
     * Sends metrics.
     *
     * @param snapshot the metrics
     * @return completes with what became of them; never exceptionally: a metric that cannot be sent stops no other
     * @throws InvalidValueException if the snapshot is null
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<ReportReceipt> reportMetrics(MetricsSnapshot snapshot);

    /**
     * Reads all metrics now and sends them.
     *
     * @return see {@link #reportMetrics(MetricsSnapshot)}
     */
    default CompletableFuture<ReportReceipt> reportMetrics() {
        return reportMetrics(collectMetrics());
    }

    /**
     * Sends all metrics now and then. A report that is due while the one before is under way is left out; one that
     * fails is logged.
     *
     * @param period from one report to the next, one second or more
     * @return ends it
     * @throws InvalidValueException if the period is shorter
     * @throws IllegalStateException after {@link #close()}
     */
    AutoCloseable reportEvery(Duration period);

    /** Ends all reports that were to come. */
    @Override
    void close();

    /**
     * The door over a collector and Kafka.
     *
     * @param collector whose metrics
     * @param kafka connected; not closed by this object
     * @param executors read the metrics and wait for the next report; not closed by this object
     * @param instance tells this process from others in what it sends
     * @return the door
     * @throws InvalidValueException if an argument is null, or the instance is blank
     */
    static MetricsInterface create(
            MetricsCollector collector, KafkaService kafka, CommonsExecutors executors, String instance) {
        return new DefaultMetricsInterface(
                InvalidValueException.requirePresent("collector", collector),
                InvalidValueException.requirePresent("kafka", kafka),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requireText("instance", instance));
    }
}
