// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Timer;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the ends of requests by model and by priority, on hot paths: a look into a map and a few adders. */
final class TrafficMeters {

    private final String name;
    private final int mostModels;
    private final Map<Priority, ServiceObjective> objectives;
    private final MetricFamily<Counter> requests;
    private final MetricFamily<Counter> failures;
    private final MetricFamily<Timer> seconds;
    private final ConcurrentHashMap<String, ModelMeter> models = new ConcurrentHashMap<>();
    private final Map<Priority, PriorityMeter> priorities = new EnumMap<>(Priority.class);

    /** What one model has. */
    record ModelMeter(Counter requests, Counter failures, Timer seconds) {}

    /** What one priority has. */
    record PriorityMeter(Counter requests, Counter misses, Timer seconds) {}

    TrafficMeters(MetricsCollector collector, String name, MonitoringConfig config) {
        this.name = name;
        this.mostModels = config.mostModels();
        this.objectives = config.objectives();
        requests = collector.counters(MetricDefinition.counter(
                MetricNames.MODEL_REQUESTS,
                "Requests that ended, or were sent on.",
                MetricNames.BALANCE,
                MetricNames.MODEL));
        failures = collector.counters(MetricDefinition.counter(
                MetricNames.MODEL_FAILURES, "Requests that failed.", MetricNames.BALANCE, MetricNames.MODEL));
        seconds = collector.timers(MetricDefinition.timer(
                MetricNames.MODEL_SECONDS,
                "From a request of a model to its answer.",
                MetricNames.BALANCE,
                MetricNames.MODEL));
        for (Priority priority : Priority.values()) {
            priorities.put(priority, meter(collector, priority));
        }
    }

    private PriorityMeter meter(MetricsCollector collector, Priority priority) {
        String value = label(priority);
        return new PriorityMeter(
                collector
                        .counters(MetricDefinition.counter(
                                MetricNames.PRIORITY_REQUESTS,
                                "Requests that ended, by priority.",
                                MetricNames.BALANCE,
                                MetricNames.PRIORITY))
                        .with(name, value),
                collector
                        .counters(MetricDefinition.counter(
                                MetricNames.PRIORITY_MISSES,
                                "Requests that did not get what is promised to their priority.",
                                MetricNames.BALANCE,
                                MetricNames.PRIORITY))
                        .with(name, value),
                collector
                        .timers(MetricDefinition.timer(
                                MetricNames.PRIORITY_SECONDS,
                                "From a request to its answer, by priority.",
                                MetricNames.BALANCE,
                                MetricNames.PRIORITY))
                        .with(name, value));
    }

    static String label(Priority priority) {
        return priority.name().toLowerCase(Locale.ROOT);
    }

    void answered(String model, Priority priority, boolean failed, Duration latency) {
        long nanos = Math.max(0, latency.toNanos());
        ModelMeter meter = model(model);
        PriorityMeter urgency = priority(priority);
        count(meter, urgency, failed, failed || isLate(priority, latency));
        meter.seconds().recordNanos(nanos);
        urgency.seconds().recordNanos(nanos);
    }

    void unanswered(String model, Priority priority) {
        count(model(model), priority(priority), true, true);
    }

    /** Nobody here hears how it ends. */
    void forwarded(String model) {
        model(model).requests().increment();
    }

    private static void count(ModelMeter meter, PriorityMeter urgency, boolean failed, boolean missed) {
        meter.requests().increment();
        urgency.requests().increment();
        if (failed) {
            meter.failures().increment();
        }
        if (missed) {
            urgency.misses().increment();
        }
    }

    private boolean isLate(Priority priority, Duration latency) {
        ServiceObjective objective = objectives.get(priority);
        if (objective == null || objective.within().isEmpty()) {
            return false;
        }
        Optional<Duration> within = objective.within();
        return latency.compareTo(within.orElseThrow()) > 0;
    }

    private PriorityMeter priority(Priority priority) {
        PriorityMeter meter = priorities.get(priority);
        if (meter == null) {
            throw new IllegalStateException("no meter of " + priority);
        }
        return meter;
    }

    private ModelMeter model(String model) {
        ModelMeter known = models.get(model);
        if (known != null) {
            return known;
        }
        // Models that come at the same time may be a few too many; the collector has a bound of its own.
        return models.size() >= mostModels ? make(Labels.OVERFLOW) : models.computeIfAbsent(model, this::make);
    }

    private ModelMeter make(String model) {
        return new ModelMeter(requests.with(name, model), failures.with(name, model), seconds.with(name, model));
    }

    /** Gives the place of a model to another. */
    void forget(String model) {
        // In one step, or one that comes again meanwhile would count in series that nobody reads any more.
        models.computeIfPresent(model, (gone, meter) -> {
            requests.remove(name, model);
            failures.remove(name, model);
            seconds.remove(name, model);
            return null;
        });
    }

    /** How many requests of each model have ended. */
    Map<String, Long> ended() {
        Map<String, Long> ended = new java.util.HashMap<>();
        models.forEach((model, meter) -> ended.put(model, meter.requests().value()));
        return ended;
    }
}
