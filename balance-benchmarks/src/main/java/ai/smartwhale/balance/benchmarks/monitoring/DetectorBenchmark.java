// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AlertDetector;
import ai.smartwhale.balance.monitoring.alerts.AlertDetectorConfig;
import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.BurnRateRule;
import ai.smartwhale.balance.monitoring.alerts.BurnWindow;
import ai.smartwhale.balance.monitoring.alerts.Levels;
import ai.smartwhale.balance.monitoring.alerts.RuleTerms;
import ai.smartwhale.balance.monitoring.alerts.SeriesReading;
import ai.smartwhale.balance.monitoring.alerts.SeriesSelector;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.Side;
import ai.smartwhale.balance.monitoring.alerts.SystemSample;
import ai.smartwhale.balance.monitoring.alerts.ThresholdRule;
import ai.smartwhale.commons.monitoring.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Detecting and moving alerts, for each reading: 100 threshold rules, each on a metric of its own with 10 series, and a
 * burn rate of the workbook for each of 500 models with two counters. One reading in 100 is at fault.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DetectorBenchmark {

    private static final int RULES = 100;
    private static final int READINGS = 1_000;
    private static final int SERIES = READINGS / RULES;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final List<SeriesReading> levels = new ArrayList<>();
    private final AlertDetector thresholds;
    private final AlertDetector burnRates;
    private final List<Labels> models = new ArrayList<>();
    private long second;
    private double count;

    /** Makes the rules. */
    public DetectorBenchmark() {
        List<AlertRule> rules = new ArrayList<>();
        for (int rule = 0; rule < RULES; rule++) {
            rules.add(new ThresholdRule(
                    RuleTerms.of("rule " + rule, Severity.WARNING),
                    SeriesSelector.of("metric_" + rule),
                    new Levels(Side.ABOVE, 100, 80)));
            for (int one = 0; one < SERIES; one++) {
                Labels labels = new Labels(List.of("model"), List.of("m" + one));
                boolean fault = levels.size() % 100 == 0;
                levels.add(new SeriesReading("metric_" + rule, labels, fault ? 120 : 20));
            }
        }
        thresholds = AlertDetector.create(AlertDetectorConfig.defaults(), rules);
        burnRates = AlertDetector.create(
                AlertDetectorConfig.defaults(),
                List.of(new BurnRateRule(
                        RuleTerms.of("burn", Severity.CRITICAL),
                        SeriesSelector.of("errors_total"),
                        SeriesSelector.of("requests_total"),
                        0.999,
                        BurnWindow.workbook(),
                        10)));
        for (int model = 0; model < READINGS / 2; model++) {
            models.add(new Labels(List.of("model"), List.of("m" + model)));
        }
    }

    /**
     * A sample of 1,000 readings by 100 rules.
     *
     * @return how many alerts changed
     */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public int thresholds() {
        SystemSample sample = new SystemSample(START.plusSeconds(++second), levels);
        return thresholds.triggerAlerts(thresholds.detectAnomalies(sample)).size();
    }

    /**
     * A sample of 1,000 counters by a burn rate.
     *
     * @return how many alerts changed
     */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public int burnRates() {
        count += 100;
        List<SeriesReading> counters = new ArrayList<>(READINGS);
        for (Labels labels : models) {
            counters.add(new SeriesReading("requests_total", labels, count));
            counters.add(new SeriesReading("errors_total", labels, count / 1_000));
        }
        SystemSample sample = new SystemSample(START.plusSeconds(++second * 15), counters);
        return burnRates.triggerAlerts(burnRates.detectAnomalies(sample)).size();
    }
}
