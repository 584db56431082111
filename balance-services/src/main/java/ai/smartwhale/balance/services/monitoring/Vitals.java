// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.metrics.ResourceReading;
import ai.smartwhale.commons.monitoring.Gauge;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is read at each step, as metrics: rules judge them, and others may read them. What is not known has no value.
 * Written by one thread at a time, read by many.
 */
final class Vitals {

    private final String name;
    private final MetricFamily<Gauge> resources;
    private final MetricFamily<Gauge> missing;
    private final MetricFamily<Gauge> pending;
    private final Set<String> knownResources = new HashSet<>();
    private final Set<String> knownMissing = new HashSet<>();
    private final Set<String> knownPending = new HashSet<>();
    private volatile Signs signs = Signs.UNKNOWN;

    /** Numbers of the whole; NaN for what is not known. */
    record Signs(
            double queueFill,
            double pendingFill,
            double unanswered,
            double quality,
            double quarantineFill,
            double overloadForeseen,
            double overloadProbability) {

        static final Signs UNKNOWN =
                new Signs(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    Vitals(MetricsCollector collector, String name, MonitoredBalance balance, AlertDesk desk) {
        this.name = name;
        gauge(collector, MetricNames.QUEUE_FILL, "The part of the queue that is taken, 0 to 1.")
                .pull(() -> signs.queueFill());
        gauge(collector, MetricNames.PENDING_FILL, "Requests that wait, of as many as may wait, 0 to 1.")
                .pull(() -> signs.pendingFill());
        gauge(collector, MetricNames.UNANSWERED, "For how long the Data service was asked and did not answer.")
                .pull(() -> signs.unanswered());
        gauge(collector, MetricNames.QUALITY_INDEX, "Mean quality of the answers of five minutes, 0 to 1.")
                .pull(() -> signs.quality());
        gauge(collector, MetricNames.QUARANTINE_FILL, "The part of the quarantine that is taken, 0 to 1.")
                .pull(() -> signs.quarantineFill());
        gauge(collector, MetricNames.OVERLOAD_FORESEEN, "1 while an overload is announced, else 0.")
                .pull(() -> signs.overloadForeseen());
        gauge(collector, MetricNames.OVERLOAD_PROBABILITY, "How probable an overload soon is, 0 to 1.")
                .pull(() -> signs.overloadProbability());
        resources = collector.gauges(MetricDefinition.gauge(
                MetricNames.RESOURCE_USED,
                "The part of a resource that is in use, 0 to 1.",
                MetricNames.BALANCE,
                MetricNames.RESOURCE));
        missing = collector.gauges(MetricDefinition.gauge(
                MetricNames.MODEL_MISSING,
                "Requests that a model would have made by now if it were not silent.",
                MetricNames.BALANCE,
                MetricNames.MODEL));
        pending = collector.gauges(MetricDefinition.gauge(
                MetricNames.MODEL_PENDING,
                "Requests of a model that wait for their answer now.",
                MetricNames.BALANCE,
                MetricNames.MODEL));
        for (Severity severity : Severity.values()) {
            collector
                    .gauges(MetricDefinition.gauge(
                            MetricNames.ACTIVE_ALERTS,
                            "Alerts that fire now.",
                            MetricNames.BALANCE,
                            MetricNames.SEVERITY))
                    .with(name, severity.name().toLowerCase(Locale.ROOT))
                    .pull(() -> desk.active().stream()
                            .filter(meaning -> meaning.alert().severity() == severity)
                            .count());
        }
        collector
                .counters(MetricDefinition.counter(
                        MetricNames.LOST_NOTIFICATIONS,
                        "Messages about alerts that could not be delivered.",
                        MetricNames.BALANCE))
                .with(name)
                .follow(desk::lost);
        if (balance.deadLetters().isPresent()) {
            collector
                    .counters(MetricDefinition.counter(
                            MetricNames.DEAD_LETTERS,
                            "Messages that were put aside as dead letters.",
                            MetricNames.BALANCE))
                    .with(name)
                    .follow(() -> balance.deadLetters().orElse(0));
        }
    }

    private Gauge gauge(MetricsCollector collector, String metric, String help) {
        return collector
                .gauges(MetricDefinition.gauge(metric, help, MetricNames.BALANCE))
                .with(name);
    }

    void show(Signs now) {
        signs = now;
    }

    void showResources(List<ResourceReading> readings) {
        Map<String, Double> shares = new java.util.HashMap<>();
        for (ResourceReading reading : readings) {
            OptionalDouble share = reading.share();
            share.ifPresent(value -> shares.put(reading.resource(), value));
        }
        replace(resources, knownResources, shares);
    }

    void showMissing(Map<String, Double> requests) {
        replace(missing, knownMissing, requests);
    }

    void showPending(Map<String, Long> requests) {
        Map<String, Double> numbers = new java.util.HashMap<>();
        requests.forEach((model, count) -> numbers.put(model, (double) count));
        // A model that has none waits for none; one that is gone has no place here.
        knownMissing.forEach(model -> numbers.putIfAbsent(model, 0.0));
        replace(pending, knownPending, numbers);
    }

    private void replace(MetricFamily<Gauge> family, Set<String> known, Map<String, Double> numbers) {
        known.removeIf(gone -> {
            boolean leaves = !numbers.containsKey(gone);
            if (leaves) {
                family.remove(name, gone);
            }
            return leaves;
        });
        numbers.forEach((label, number) -> {
            family.with(name, label).set(number);
            known.add(label);
        });
    }
}
