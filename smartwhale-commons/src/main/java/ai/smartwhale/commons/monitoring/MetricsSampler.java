// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects and stores the metrics of a collector at every period, on a worker thread, never two at a time: a period
 * that comes while the one before is still at work is left out. Thread-safe.
 */
public final class MetricsSampler implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsSampler.class);

    private final MetricsCollector collector;
    private final CommonsExecutors executors;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Future<?> schedule;

    private MetricsSampler(MetricsCollector collector, Duration period, CommonsExecutors executors) {
        this.collector = collector;
        this.executors = executors;
        long nanos = period.toNanos();
        this.schedule = executors.timer().scheduleAtFixedRate(this::hand, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Begins to collect.
     *
     * @param collector whose metrics
     * @param period how often, above zero
     * @param executors whose threads do it; not closed by this
     * @return ends it when closed
     * @throws InvalidValueException if the period is not above zero
     */
    public static MetricsSampler start(MetricsCollector collector, Duration period, CommonsExecutors executors) {
        InvalidValueException.requirePresent("collector", collector);
        InvalidValueException.requirePresent("executors", executors);
        return new MetricsSampler(collector, InvalidValueException.requirePositive("period", period), executors);
    }

    private void hand() {
        if (busy.compareAndSet(false, true)) {
            try {
                executors.workers().execute(this::sample);
            } catch (RuntimeException | Error e) {
                // An error, too, such as of a thread that could not be made, would end the periods for ever.
                busy.set(false);
                LOG.warn("metrics were not collected", e);
            }
        }
    }

    private void sample() {
        try {
            StoreOutcome outcome = collector.storeMetrics(collector.collectMetrics());
            LOG.trace("collected metrics: {}", outcome);
        } catch (RuntimeException | Error e) {
            LOG.warn("metrics were not collected", e);
        } finally {
            busy.set(false);
        }
    }

    @Override
    public void close() {
        schedule.cancel(false);
    }
}
