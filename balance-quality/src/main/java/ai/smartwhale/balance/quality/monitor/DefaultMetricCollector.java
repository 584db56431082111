// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Series by scope. Collectors share the lock and the series has one of its own, so that only a reset stops them. */
final class DefaultMetricCollector implements MetricCollector {

    private final int maxSeries;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Map<MetricScope, MetricSeries> series = new HashMap<>();

    DefaultMetricCollector(int maxSeries) {
        this.maxSeries = maxSeries;
    }

    @Override
    public void collectMetric(QualityMeasurement measurement) {
        InvalidValueException.requirePresent("measurement", measurement);
        MetricScope scope = new MetricScope(measurement.source(), measurement.metric());
        lock.readLock().lock();
        try {
            MetricSeries known = series.get(scope);
            if (known != null) {
                known.add(measurement.at(), measurement.value());
                return;
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            open(scope).add(measurement.at(), measurement.value());
        } finally {
            lock.writeLock().unlock();
        }
    }

    private MetricSeries open(MetricScope scope) {
        MetricScope place = series.containsKey(scope) || series.size() < maxSeries ? scope : MetricScope.OTHER;
        return series.computeIfAbsent(place, one -> new MetricSeries());
    }

    @Override
    public Optional<MetricSummary> getAverageMetrics(MetricScope scope) {
        InvalidValueException.requirePresent("scope", scope);
        lock.readLock().lock();
        try {
            return Optional.ofNullable(series.get(scope)).map(one -> one.summary(scope));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public MetricSnapshot snapshot() {
        lock.readLock().lock();
        try {
            Map<MetricScope, MetricSeries> copies = new HashMap<>();
            series.forEach((scope, one) -> copies.put(scope, one.copy()));
            return new MetricSnapshot(copies);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public MetricSnapshot resetMetrics() {
        lock.writeLock().lock();
        try {
            MetricSnapshot before = new MetricSnapshot(series);
            series = new HashMap<>();
            return before;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void merge(MetricSnapshot other) {
        InvalidValueException.requirePresent("other", other);
        lock.writeLock().lock();
        try {
            other.series().forEach((scope, one) -> open(scope).addAll(one.copy()));
        } finally {
            lock.writeLock().unlock();
        }
    }
}
