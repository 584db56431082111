// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Timer;

/**
 * The metrics of control. Give it to what is to be measured as a listener. All names begin with
 * {@code balance_quality_}; every series has the label {@code balance}, which tells instances in one JVM apart.
 * Thread-safe.
 */
public final class ControlMetrics implements QualityListener {

    private static final String WHO = "balance";
    private static final String UNASSESSED = "unassessed";

    private final String name;
    private final MetricFamily<Counter> records;
    private final MetricFamily<Counter> repairs;
    private final MetricFamily<Counter> responses;
    private final Counter reverted;
    private final Counter failures;
    private final Counter moves;
    private final Counter lessons;
    private final MetricFamily<Timer> times;

    private ControlMetrics(MetricsCollector collector, String name) {
        this.name = name;
        this.records = collector.counters(MetricDefinition.counter(
                "balance_quality_records_total", "Records that left control, by how they left.", WHO, "outcome"));
        this.repairs = collector.counters(MetricDefinition.counter(
                "balance_quality_repairs_total", "Cells that were repaired, by how.", WHO, "operator"));
        this.responses = collector.counters(MetricDefinition.counter(
                "balance_quality_responses_total", "Answers that left control, by how they left.", WHO, "outcome"));
        this.reverted = counter(
                collector, "balance_quality_reverted_repairs_total", "Repairs that did not help and were taken back.");
        this.failures = counter(
                collector, "balance_quality_quarantine_failures_total", "Data that the quarantine could not keep.");
        this.moves = counter(collector, "balance_quality_threshold_moves_total", "Moves of thresholds.");
        this.lessons = counter(
                collector, "balance_quality_lessons_total", "Feedback that changed what is thought of a strategy.");
        this.times = collector.timers(
                MetricDefinition.timer("balance_quality_control_seconds", "Control of data.", WHO, "what"));
    }

    /**
     * Begins to record.
     *
     * @param collector what collects them
     * @param name what tells this instance from others in the collector
     * @return the listener
     * @throws InvalidValueException if the name is blank
     */
    public static ControlMetrics create(MetricsCollector collector, String name) {
        return new ControlMetrics(
                InvalidValueException.requirePresent("collector", collector),
                InvalidValueException.requireText("name", name));
    }

    private Counter counter(MetricsCollector collector, String metric, String help) {
        return collector.counters(MetricDefinition.counter(metric, help, WHO)).with(name);
    }

    @Override
    public void happened(QualityEvent event) {
        if (event instanceof QualityEvent.BatchControlled batch) {
            batch.outcomes()
                    .forEach((outcome, count) ->
                            records.with(name, outcome.label()).add(count));
            batch.repairs()
                    .forEach((operator, count) -> repairs.with(name, operator).add(count));
            reverted.add(batch.reverted());
            times.with(name, "batch").record(batch.took());
        } else if (event instanceof QualityEvent.ResponseControlled response) {
            responses
                    .with(name, response.outcome().map(Outcome::label).orElse(UNASSESSED))
                    .increment();
            times.with(name, "response").record(response.took());
        } else if (event instanceof QualityEvent.QuarantineFailed) {
            failures.increment();
        } else if (event instanceof QualityEvent.ThresholdMoved) {
            moves.increment();
        } else if (event instanceof QualityEvent.StrategyLearned) {
            lessons.increment();
        }
    }
}
