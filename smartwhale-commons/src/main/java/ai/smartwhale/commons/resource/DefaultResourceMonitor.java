// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A timer asks {@link Sampler} for samples; what it brings is published in one field. */
final class DefaultResourceMonitor implements ResourceMonitor {

    private static final int MAX_LISTENERS = 64;

    private final ResourceMonitorConfig config;
    private final CommonsExecutors executors;
    private final Sampler sampler;
    private final ReadingHistory history;
    private final Listeners<ResourceSnapshot> listeners = new Listeners<>(MAX_LISTENERS);
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable ScheduledFuture<?> schedule;
    private volatile ResourceSnapshot latest = ResourceSnapshot.UNKNOWN;
    private volatile boolean closed;

    DefaultResourceMonitor(
            ResourceMonitorConfig config, ResourceProbe probe, CommonsExecutors executors, InstantSource time) {
        this.config = config;
        this.executors = executors;
        this.history = new ReadingHistory(config);
        this.sampler = new Sampler(probe, executors.workers(), time, config.gpuPeriod(), this::publish);
    }

    @Override
    public void start() {
        lock.lock();
        try {
            requireOpen();
            if (schedule == null) {
                schedule = executors
                        .timer()
                        .scheduleAtFixedRate(
                                sampler::sampleIfIdle, 0, config.samplePeriod().toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void publish(ResourceSnapshot snapshot) {
        if (!closed) {
            history.add(snapshot);
            latest = snapshot;
            listeners.tell(snapshot);
        }
    }

    @Override
    public ResourceSnapshot monitorUsage() {
        requireOpen();
        return latest;
    }

    @Override
    public CompletableFuture<ResourceSnapshot> refresh() {
        requireOpen();
        return sampler.sample();
    }

    @Override
    public List<ResourceAnomaly> detectAnomalies() {
        requireOpen();
        return history.anomalies();
    }

    @Override
    public Map<ResourceKind, NeedForecast> predictNeeds(Duration horizon) {
        requireOpen();
        return history.forecasts(horizon);
    }

    @Override
    public Registration addListener(Consumer<? super ResourceSnapshot> listener) {
        requireOpen();
        return listeners.add(listener);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (schedule != null) {
                schedule.cancel(false);
                schedule = null;
            }
        } finally {
            lock.unlock();
        }
        sampler.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the monitor is closed");
        }
    }
}
