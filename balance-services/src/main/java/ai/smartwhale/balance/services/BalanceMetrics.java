// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.balance.services.federation.Federation;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.Gauge;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Timer;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The metrics of one {@link Balance}. Give it to the builder as a listener, and let it {@link #watch(Balance)} what was
 * built: counts are then those of {@link Balance#statistics()}, to the last one, and the listener adds how long answers
 * took. Thread-safe.
 *
 * <p>All names begin with {@code balance_}; every series has the label {@code balance}, which tells instances in one
 * JVM apart.
 */
public final class BalanceMetrics implements BalanceListener, AutoCloseable {

    private static final String WHO = "balance";

    private final MetricsCollector collector;
    private final String name;
    private final MetricFamily<Timer> latencies;
    private final MetricFamily<Counter> errors;
    private final MetricFamily<Counter> controlled;
    private final MetricFamily<Counter> decisions;
    private final Counter repairs;
    private final AtomicLong models = new AtomicLong();
    private final WatchedCounts watched = new WatchedCounts();

    private BalanceMetrics(MetricsCollector collector, String name) {
        this.collector = collector;
        this.name = name;
        this.latencies = collector.timers(MetricDefinition.timer(
                "balance_answer_seconds",
                "From a request to its answer, from the Data service or from what was known.",
                WHO,
                "cached"));
        this.errors = collector.counters(MetricDefinition.counter(
                "balance_error_answers_total", "Answers that say that the request failed, by why.", WHO, "code"));
        this.controlled = collector.counters(MetricDefinition.counter(
                "balance_controlled_answers_total",
                "Answers whose quality was controlled, by outcome.",
                WHO,
                "outcome"));
        this.decisions = collector.counters(MetricDefinition.counter(
                "balance_decisions_total", "Decisions of the loop that came into a state.", WHO, "knob", "state"));
        this.repairs = collector
                .counters(MetricDefinition.counter(
                        "balance_repaired_values_total", "Values of answers that were repaired.", WHO))
                .with(name);
        gauge("balance_registered_models", "Models that are registered.").pull(models::get);
    }

    /**
     * Begins to record.
     *
     * @param collector what collects them
     * @param name what tells this instance from others in the collector
     * @return the listener to build the instance with
     * @throws InvalidValueException if the name is blank
     */
    public static BalanceMetrics create(MetricsCollector collector, String name) {
        return new BalanceMetrics(
                InvalidValueException.requirePresent("collector", collector),
                InvalidValueException.requireText("name", name));
    }

    /**
     * Shows the counts of an instance, and how many requests wait now.
     *
     * @param balance the instance, one for each of these
     */
    public void watch(Balance balance) {
        InvalidValueException.requirePresent("balance", balance);
        count(
                "balance_requests_total",
                "Requests taken in.",
                () -> balance.statistics().requests());
        count(
                "balance_answers_total",
                "Requests that ended with an answer.",
                () -> balance.statistics().answers());
        count(
                "balance_cached_answers_total",
                "Answers that were known already.",
                () -> balance.statistics().cached());
        count(
                "balance_timeouts_total",
                "Requests whose deadline passed.",
                () -> balance.statistics().timeouts());
        count(
                "balance_retries_total",
                "Requests asked again.",
                () -> balance.statistics().retries());
        count(
                "balance_rejected_requests_total",
                "Requests that were not taken in, or not by Kafka.",
                () -> balance.statistics().rejected());
        dropped("duplicate", () -> balance.statistics().duplicatesDropped());
        dropped("late", () -> balance.statistics().lateDropped());
        dropped("unknown", () -> balance.statistics().unknownDropped());
        dropped("misaddressed", () -> balance.statistics().misaddressedDropped());
        Gauge pending = gauge("balance_pending_requests", "Requests that wait for their answer now.");
        pending.pull(() -> balance.statistics().pending());
        watched.atTheEnd(() -> pending.set(balance.statistics().pending()));
        new PathCounts(balance::pathStatistics, collector, name, watched).show();
        if (balance.federation() != Federation.ALONE) {
            new FederationCounts(balance.federation(), collector, name, watched).show();
        }
    }

    /**
     * Shows how often each layer of a cache was asked.
     *
     * @param cache where this instance looks for answers
     */
    public void watch(AnswerCache cache) {
        InvalidValueException.requirePresent("cache", cache);
        new CacheCounts(cache.manager(), collector, name, watched).show();
    }

    private void count(String metric, String help, LongSupplier counted) {
        watched.follow(
                collector.counters(MetricDefinition.counter(metric, help, WHO)).with(name), counted);
    }

    private void dropped(String reason, LongSupplier counted) {
        MetricDefinition definition = MetricDefinition.counter(
                "balance_dropped_answers_total", "Answers that nobody waited for, by why.", WHO, "reason");
        watched.follow(collector.counters(definition).with(name, reason), counted);
    }

    private Gauge gauge(String metric, String help) {
        return collector.gauges(MetricDefinition.gauge(metric, help, WHO)).with(name);
    }

    @Override
    public void requestAnswered(DataRequest request, DataResponse response, Duration latency) {
        boolean cached = response.payload().cached();
        latencies.with(name, cached ? "yes" : "no").record(latency);
        response.payload()
                .errorCode()
                .map(ErrorCode::wireName)
                .ifPresent(code -> errors.with(name, code).increment());
    }

    @Override
    public void answerControlled(ControlledResponse answer) {
        String outcome =
                answer.outcome().map(how -> how.name().toLowerCase(Locale.ROOT)).orElse("unassessed");
        controlled.with(name, outcome).increment();
        if (answer.repairs() > 0) {
            repairs.add(answer.repairs());
        }
    }

    @Override
    public void decided(Decision decision) {
        decisions
                .with(name, decision.knob(), decision.state().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void modelRegistered(ModelRegistration registration) {
        models.incrementAndGet();
    }

    @Override
    public void modelUnregistered(String modelId) {
        models.decrementAndGet();
    }

    /** Keeps the counts as they are and lets go of what was watched. Closing again does nothing. */
    @Override
    public void close() {
        watched.end();
    }
}
