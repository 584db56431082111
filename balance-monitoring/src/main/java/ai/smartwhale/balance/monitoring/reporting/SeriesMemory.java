// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSeries;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.LatencyView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SeriesPoint;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Remembers what updates tell over time. Not thread-safe. */
final class SeriesMemory {

    private static final double NANOS_OF_A_MILLI = 1e6;

    private final Map<DashboardSeries, PointRing> rings = new EnumMap<>(DashboardSeries.class);

    SeriesMemory(int keptPoints, Duration resolution) {
        for (DashboardSeries series : DashboardSeries.values()) {
            rings.put(series, new PointRing(keptPoints, resolution.toMillis()));
        }
    }

    void add(long millis, DashboardUpdate update) {
        update.traffic().ifPresent(traffic -> {
            add(DashboardSeries.REQUESTS, millis, traffic.requestsPerSecond());
            add(DashboardSeries.FAILURES, millis, traffic.failuresPerSecond());
        });
        update.savings().ifPresent(savings -> {
            add(DashboardSeries.MERGED, millis, savings.mergedShare());
            add(DashboardSeries.CACHED, millis, savings.cachedShare());
        });
        update.queue().ifPresent(queue -> {
            add(DashboardSeries.QUEUED, millis, queue.depth());
            add(DashboardSeries.BATCH_SIZE, millis, queue.meanBatchSize());
        });
        update.latency()
                .ifPresent(all -> all.stream()
                        .filter(latency -> latency.priority() == Priority.DEFAULT)
                        .forEach(latency -> add(DashboardSeries.LATENCY_P99, millis, millis(latency))));
        update.quality().ifPresent(quality -> {
            quality.overall().ifPresent(overall -> add(DashboardSeries.QUALITY, millis, overall));
            add(DashboardSeries.QUARANTINED, millis, quality.quarantined());
        });
        update.resources().ifPresent(resources -> {
            resources.cpu().ifPresent(cpu -> add(DashboardSeries.CPU, millis, cpu));
            resources.heap().ifPresent(heap -> add(DashboardSeries.HEAP, millis, heap));
        });
    }

    List<SeriesPoint> since(DashboardSeries series, long millis) {
        return ring(series).since(millis);
    }

    private void add(DashboardSeries series, long millis, double value) {
        ring(series).add(millis, value);
    }

    private PointRing ring(DashboardSeries series) {
        return Objects.requireNonNull(rings.get(series), "every series has one");
    }

    private static double millis(LatencyView latency) {
        return latency.p99().toNanos() / NANOS_OF_A_MILLI;
    }
}
