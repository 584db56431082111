// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AnomalyMeasure;
import ai.smartwhale.balance.monitoring.metrics.PerformanceMetrics;
import ai.smartwhale.balance.monitoring.metrics.PerformanceMetricsConfig;
import ai.smartwhale.balance.monitoring.metrics.PerformanceSnapshot;
import ai.smartwhale.balance.services.monitoring.PredictionAnomalyScorer;
import ai.smartwhale.balance.services.monitoring.PredictionAnomalyScorerConfig;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.Counter;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.monitoring.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the views of performance and the learning of seasons remember of each model or series, after three simulated
 * days, and how long reading takes. Durations are log-normal, with a sigma of 0.5 and of 1. The argument is the number
 * of models, 100 unless given.
 */
public final class ViewMemory {

    private static final int MINUTES = 3 * 24 * 60;
    private static final int LAST_MINUTES = 10;
    private static final int PER_MINUTE = 100;
    private static final double KIB = 1_024;

    private ViewMemory() {}

    /**
     * Measures.
     *
     * @param arguments the number of models, or nothing
     */
    public static void main(String[] arguments) {
        int models = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        views(models, 0.5);
        views(models, 1);
        seasons(models, AnomalyMeasure.DEVIATION);
        seasons(models, AnomalyMeasure.SURPRISE);
    }

    private static void views(int models, double sigma) {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
        MetricsCollector collector =
                MetricsCollector.create(MetricsCollectorConfig.defaults(), now::get, Ticker.system());
        MetricFamily<Counter> requests =
                collector.counters(MetricDefinition.counter("balance_requests_total", "All requests.", "model"));
        MetricFamily<Timer> latency =
                collector.timers(MetricDefinition.timer("balance_request_seconds", "Their time.", "model"));
        Random random = new Random(1);
        record(models, PER_MINUTE, sigma, requests, latency, random);
        PerformanceMetrics view = PerformanceMetrics.create(PerformanceMetricsConfig.defaults(), collector);
        for (int minute = 0; minute < MINUTES - LAST_MINUTES; minute += 5) {
            record(models, 5 * PER_MINUTE, sigma, requests, latency, random);
            now.set(now.get().plusSeconds(300));
            require(view.collectPerformanceData(), models);
        }
        long reading = 0;
        int reads = LAST_MINUTES * 12;
        for (int i = 0; i < reads; i++) {
            record(models, PER_MINUTE / 12, sigma, requests, latency, random);
            now.set(now.get().plusSeconds(5));
            long started = System.nanoTime();
            require(view.collectPerformanceData(), models);
            reading += System.nanoTime() - started;
        }
        long with = used();
        require(view.collectPerformanceData(), models);
        view = PerformanceMetrics.create(PerformanceMetricsConfig.defaults(), collector);
        long without = used();
        require(view.collectPerformanceData(), models);
        System.out.printf(
                Locale.ROOT,
                "views, %d models, durations with a sigma of %.1f: %.1f KiB a model; a reading of all %.1f ms%n",
                models,
                sigma,
                (with - without) / KIB / models,
                reading / 1e6 / reads);
    }

    private static void record(
            int models,
            int each,
            double sigma,
            MetricFamily<Counter> requests,
            MetricFamily<Timer> latency,
            Random random) {
        for (int model = 0; model < models; model++) {
            requests.with("m" + model).add(each);
            Timer timer = latency.with("m" + model);
            for (int i = 0; i < each; i++) {
                timer.recordNanos((long) (2e7 * Math.exp(sigma * random.nextGaussian())));
            }
        }
    }

    private static void require(PerformanceSnapshot snapshot, int models) {
        if (snapshot.models().size() != models) {
            throw new IllegalStateException("models are missing: " + snapshot.models().size());
        }
    }

    private static void seasons(int series, AnomalyMeasure measure) {
        long before = used();
        PredictionAnomalyScorer scorer = PredictionAnomalyScorer.create(PredictionAnomalyScorerConfig.defaults());
        Random random = new Random(1);
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        double sum = 0;
        long started = System.nanoTime();
        for (int minute = 0; minute < MINUTES; minute++) {
            now = now.plusSeconds(60);
            for (int one = 0; one < series; one++) {
                Labels labels = new Labels(List.of("model"), List.of("m" + one));
                sum += scorer.score(measure, "load", labels, now, random.nextGaussian())
                        .orElse(0);
            }
        }
        double micros = (System.nanoTime() - started) / 1e3 / MINUTES / series;
        long after = used();
        System.out.printf(
                Locale.ROOT,
                "%s, %d series: %.1f KiB each; a value %.2f us (mean score %.2f)%n",
                measure,
                scorer.series(),
                (after - before) / KIB / series,
                micros,
                sum / MINUTES / series);
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
