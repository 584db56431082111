// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The past of all metrics, in the order of time. Thread-safe. */
final class MetricsHistory {

    private final MetricsCollectorConfig config;
    private final Map<String, MetricHistory> histories = new HashMap<>();
    private @Nullable MetricsSnapshot newest;

    MetricsHistory(MetricsCollectorConfig config) {
        this.config = config;
    }

    synchronized StoreOutcome add(MetricsSnapshot snapshot) {
        MetricsSnapshot before = newest;
        if (before != null && !snapshot.takenAt().isAfter(before.takenAt())) {
            return new StoreOutcome.OutOfOrder(before.takenAt());
        }
        newest = snapshot;
        long dropped = 0;
        for (MetricSnapshot metric : snapshot.metrics()) {
            MetricHistory history =
                    histories.computeIfAbsent(metric.definition().name(), name -> begin(Optional.ofNullable(before)));
            dropped += history.add(new MetricPoint(snapshot.takenAt(), metric.series()));
        }
        for (MetricHistory history : histories.values()) {
            // A metric that is gone for a while says so, so that what comes back is seen to have begun anew.
            dropped += history.fill(snapshot.takenAt());
        }
        long points =
                histories.values().stream().mapToLong(MetricHistory::points).sum();
        return new StoreOutcome.Stored(points, dropped);
    }

    /** A metric that comes later was not there in the snapshot before, so that nothing of its first step is lost. */
    private MetricHistory begin(Optional<MetricsSnapshot> before) {
        MetricHistory history = new MetricHistory(config.historySize(), config.mostPoints());
        before.ifPresent(snapshot -> history.fill(snapshot.takenAt()));
        return history;
    }

    synchronized Optional<MetricsSnapshot> newest() {
        return Optional.ofNullable(newest);
    }

    synchronized List<MetricPoint> of(String name) {
        MetricHistory history = histories.get(name);
        return history == null ? List.of() : history.all();
    }
}
