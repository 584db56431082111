// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.BoardStatistics;
import ai.smartwhale.balance.services.federation.Federation;
import ai.smartwhale.balance.services.federation.JoinStatistics;
import ai.smartwhale.commons.monitoring.Gauge;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;

/** How an instance stands among the others, as metrics. */
record FederationCounts(Federation federation, MetricsCollector collector, String name, WatchedCounts watched) {

    void show() {
        String departures = "Requests that could join those of other instances, by what became of them.";
        joins("balance_shared_requests_total", departures, "marked", JoinStatistics::marked);
        joins("balance_shared_requests_total", departures, "spared", JoinStatistics::spared);
        joins("balance_shared_requests_total", departures, "joined", JoinStatistics::joined);
        joins("balance_shared_requests_total", departures, "orphaned", JoinStatistics::orphaned);
        joins("balance_shared_requests_total", departures, "unreachable", JoinStatistics::unreachable);
        joins("balance_shared_requests_total", departures, "refused", JoinStatistics::refused);
        joins("balance_shared_requests_total", departures, "unreadable", JoinStatistics::unreadable);
        count(
                "balance_handed_answers_total",
                "Instances to which answers were handed.",
                () -> federation.joins().handed());
        count(
                "balance_lost_marks_total",
                "Marks that were not renewed in time.",
                () -> federation.joins().lost());
        String heard = "Summaries of instances that were heard, by what became of them.";
        board(heard, "folded", BoardStatistics::folded);
        board(heard, "own", BoardStatistics::own);
        board(heard, "old", BoardStatistics::old);
        board(heard, "unreadable", BoardStatistics::unreadable);
        board(heard, "unknown_version", BoardStatistics::unknownVersion);
        board(heard, "crowded", BoardStatistics::crowded);
        gauge(
                "balance_other_instances",
                "Other instances that live now.",
                () -> federation.board().instances());
        gauge(
                "balance_waiting_elsewhere",
                "Requests that wait for other instances now.",
                () -> federation.joins().waiting());
        gauge(
                "balance_in_flight_share",
                "Requests that this instance may have under way; 0 if unlimited.",
                () -> federation.inFlightShare().orElse(0));
    }

    private void joins(String metric, String help, String outcome, ToLongFunction<JoinStatistics> counts) {
        labelled(metric, help, outcome, () -> counts.applyAsLong(federation.joins()));
    }

    private void board(String help, String outcome, ToLongFunction<BoardStatistics> counts) {
        labelled("balance_summaries_total", help, outcome, () -> counts.applyAsLong(federation.board()));
    }

    private void labelled(String metric, String help, String outcome, java.util.function.LongSupplier counted) {
        MetricDefinition definition = MetricDefinition.counter(metric, help, "balance", "outcome");
        watched.follow(collector.counters(definition).with(name, outcome), counted);
    }

    private void count(String metric, String help, java.util.function.LongSupplier counted) {
        watched.follow(
                collector
                        .counters(MetricDefinition.counter(metric, help, "balance"))
                        .with(name),
                counted);
    }

    private void gauge(String metric, String help, DoubleSupplier value) {
        Gauge gauge = collector
                .gauges(MetricDefinition.gauge(metric, help, "balance"))
                .with(name);
        gauge.pull(value);
        watched.atTheEnd(() -> gauge.set(value.getAsDouble()));
    }
}
