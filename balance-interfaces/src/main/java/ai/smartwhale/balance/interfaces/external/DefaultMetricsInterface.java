// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.balance.interfaces.internal.HandOver;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.messaging.BatchReceipt;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, writes and sends. */
final class DefaultMetricsInterface implements MetricsInterface {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsInterface.class);
    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);

    private final MetricsCollector collector;
    private final KafkaService kafka;
    private final CommonsExecutors executors;
    private final String instance;
    private final Set<Future<?>> reports = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    DefaultMetricsInterface(
            MetricsCollector collector, KafkaService kafka, CommonsExecutors executors, String instance) {
        this.collector = collector;
        this.kafka = kafka;
        this.executors = executors;
        this.instance = instance;
    }

    @Override
    public MetricsSnapshot collectMetrics() {
        return collector.collectMetrics();
    }

    @Override
    public CompletableFuture<ReportReceipt> reportMetrics(MetricsSnapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        requireOpen();
        List<OutgoingMessage> messages = MetricMessages.of(snapshot, instance);
        return kafka.sendBatch(messages).thenApply(batch -> receipt(snapshot, messages, batch));
    }

    private static ReportReceipt receipt(MetricsSnapshot snapshot, List<OutgoingMessage> messages, BatchReceipt batch) {
        Map<String, String> failures = new HashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            if (batch.outcomes().get(i) instanceof SendOutcome.Failed failed) {
                failures.put(
                        messages.get(i).key().orElseThrow(),
                        String.valueOf(failed.reason().getMessage()));
            }
        }
        return new ReportReceipt(snapshot.takenAt(), batch.sent(), failures);
    }

    @Override
    public AutoCloseable reportEvery(Duration period) {
        if (InvalidValueException.requirePresent("period", period).compareTo(SHORTEST_PERIOD) < 0) {
            throw new InvalidValueException("period", period, SHORTEST_PERIOD + " or more");
        }
        requireOpen();
        AtomicBoolean underWay = new AtomicBoolean();
        long nanos = period.toNanos();
        Future<?> report =
                executors.timer().scheduleAtFixedRate(() -> due(underWay), nanos, nanos, TimeUnit.NANOSECONDS);
        reports.add(report);
        if (closed) {
            report.cancel(false);
        }
        return () -> {
            report.cancel(false);
            reports.remove(report);
        };
    }

    /** On the timer, where nothing may take long. */
    private void due(AtomicBoolean underWay) {
        if (underWay.compareAndSet(false, true)) {
            HandOver.run(executors.workers(), () -> report(underWay));
        }
    }

    private void report(AtomicBoolean underWay) {
        try {
            var unused = reportMetrics().whenComplete((receipt, failure) -> {
                underWay.set(false);
                if (failure != null) {
                    LOG.warn("a report of metrics failed", failure);
                } else if (!receipt.failures().isEmpty()) {
                    LOG.warn("{} metrics were not sent", receipt.failures().size());
                }
            });
        } catch (RuntimeException | Error e) {
            underWay.set(false);
            LOG.warn("a report of metrics failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        reports.forEach(report -> report.cancel(false));
        reports.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the metrics interface is closed");
        }
    }
}
