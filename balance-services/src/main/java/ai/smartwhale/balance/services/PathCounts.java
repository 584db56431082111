// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.commons.monitoring.Gauge;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The decisions of one path as metrics. */
record PathCounts(Supplier<PathStatistics> path, MetricsCollector collector, String name, WatchedCounts watched) {

    void show() {
        String joined = "Requests that needed no request of their own, by whose they joined.";
        follow(
                "balance_merged_requests_total",
                joined,
                "equal",
                counts -> counts.merging().joinedEqual());
        follow(
                "balance_merged_requests_total",
                joined,
                "wider",
                counts -> counts.merging().joinedCovered());
        follow(
                "balance_merged_requests_total",
                joined,
                "widened",
                counts -> counts.merging().widened());
        String refused = "Requests for which there was no place in the queue, by why.";
        follow("balance_unqueued_requests_total", refused, "full", PathStatistics::rejected);
        follow("balance_unqueued_requests_total", refused, "displaced", PathStatistics::displaced);
        count(
                "balance_batches_total",
                "Batches of requests that left.",
                counts -> counts.batching().batches());
        count(
                "balance_batched_requests_total",
                "Requests that left in batches.",
                counts -> counts.batching().taken());
        count(
                "balance_denied_leases_total",
                "How often there were no resources for a batch.",
                counts -> counts.batching().denied());
        Gauge queued = collector
                .gauges(MetricDefinition.gauge(
                        "balance_queued_requests", "Requests that wait to be sent now.", "balance"))
                .with(name);
        queued.pull(() -> path.get().queued());
        watched.atTheEnd(() -> queued.set(path.get().queued()));
    }

    private void count(String metric, String help, ToLongFunction<PathStatistics> counts) {
        watched.follow(
                collector
                        .counters(MetricDefinition.counter(metric, help, "balance"))
                        .with(name),
                () -> counts.applyAsLong(path.get()));
    }

    private void follow(String metric, String help, String why, ToLongFunction<PathStatistics> counts) {
        watched.follow(
                collector
                        .counters(MetricDefinition.counter(metric, help, "balance", "reason"))
                        .with(name, why),
                () -> counts.applyAsLong(path.get()));
    }
}
