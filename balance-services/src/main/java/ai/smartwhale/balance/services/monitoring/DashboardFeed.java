// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.batch.processor.BatchProcessorStatistics;
import ai.smartwhale.balance.batch.processor.MergerStatistics;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdateBuilder;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QueueView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SavingsView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import ai.smartwhale.balance.services.path.PathStatistics;
import java.time.Duration;
import java.time.Instant;

/** Brings to the dashboard what goes through now. Not thread-safe. */
final class DashboardFeed {

    private final DashboardManager manager;
    private final MonitoredBalance balance;
    private TrafficCounts before = TrafficCounts.NONE;
    private long batchesBefore;
    private long takenBefore;
    private final DecisionViews decisions = new DecisionViews();
    private Instant readAt;
    private double mean;
    private long largest;
    private TrafficView traffic = new TrafficView(0, 0, 0, 0);

    DashboardFeed(DashboardManager manager, MonitoredBalance balance, Instant now) {
        this.manager = manager;
        this.balance = balance;
        this.readAt = now;
    }

    /** Begins an update with what goes through now. */
    DashboardUpdateBuilder now(TrafficCounts counts, PathStatistics path, Instant now) {
        double seconds = Duration.between(readAt, now).toNanos() / 1e9;
        if (seconds > 0) {
            traffic = new TrafficView(
                    Math.max(0, counts.asked() - before.asked()) / seconds,
                    Math.max(0, counts.answers() - before.answers()) / seconds,
                    Math.max(0, counts.failures() - before.failures()) / seconds,
                    counts.pending());
            readAt = now;
            before = counts;
        }
        MergerStatistics merging = path.merging();
        long merged = merging.joinedEqual() + merging.joinedCovered() + merging.widened();
        DashboardUpdateBuilder update = DashboardUpdate.builder()
                .traffic(traffic)
                .queue(queue(path))
                .savings(new SavingsView(counts.asked(), merged, counts.cached()));
        decisions.changed(balance.decisions()).ifPresent(update::decisions);
        return update;
    }

    private QueueView queue(PathStatistics path) {
        BatchProcessorStatistics batching = path.batching();
        long batches = batching.batches() - batchesBefore;
        long taken = batching.taken() - takenBefore;
        batchesBefore = batching.batches();
        takenBefore = batching.taken();
        if (batches > 0) {
            // Of the latest that left, also while none leaves.
            mean = (double) Math.max(0, taken) / batches;
            largest = Math.max((long) Math.ceil(mean), balance.largestBatch());
        }
        return new QueueView(path.queued(), balance.queueCapacity(), mean, largest);
    }

    void show(DashboardUpdateBuilder update) {
        var unused = manager.updateDashboard(update.build());
    }

    TrafficView traffic() {
        return traffic;
    }
}
