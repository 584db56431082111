// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.nab;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.AlertDetector;
import ai.smartwhale.balance.monitoring.alerts.AlertDetectorConfig;
import ai.smartwhale.balance.monitoring.alerts.AlertState;
import ai.smartwhale.balance.monitoring.alerts.AnomalyMeasure;
import ai.smartwhale.balance.monitoring.alerts.DetectionResult;
import ai.smartwhale.balance.monitoring.alerts.RuleTerms;
import ai.smartwhale.balance.monitoring.alerts.SeasonalRule;
import ai.smartwhale.balance.monitoring.alerts.SeriesReading;
import ai.smartwhale.balance.monitoring.alerts.SeriesSelector;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.SystemSample;
import ai.smartwhale.balance.services.monitoring.PredictionAnomalyScorer;
import ai.smartwhale.balance.services.monitoring.PredictionAnomalyScorerConfig;
import ai.smartwhale.commons.monitoring.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Scores the alert detector with a seasonal rule on the benchmark: by the scores that it says of each sample, with one
 * threshold for all files as the benchmark has it, and by nothing but the alerts that it fires. The folder is found as
 * by {@link NabMeasurement}.
 */
public final class AlertNabMeasurement {

    private static final Labels LABELS = new Labels(List.of("series"), List.of("nab"));

    private AlertNabMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments the folder of the benchmark, or nothing
     * @throws IOException if it cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0
                ? Path.of(arguments[0])
                : Path.of(System.getProperty("smartwhale.data", "../shared/data"), "nab");
        if (!Files.isDirectory(folder.resolve("data"))) {
            System.out.println("Skipped: there is no " + folder.resolve("data"));
            return;
        }
        List<NabFile> files = NabCorpus.read(folder);
        System.out.printf(Locale.ROOT, "%d files, %d windows%n", files.size(), NabScorer.windows(files));
        System.out.printf("%-10s %22s %16s%n", "measure", "standard, by scores", "by alerts alone");
        report(files, AnomalyMeasure.SURPRISE, 1);
        report(files, AnomalyMeasure.DEVIATION, 6);
    }

    private static void report(List<NabFile> files, AnomalyMeasure measure, double fire) {
        double[][] scores = NabCorpus.blank(files);
        double[][] alerts = NabCorpus.blank(files);
        for (int file = 0; file < scores.length; file++) {
            watch(files.get(file), measure, fire, scores[file], alerts[file]);
        }
        double threshold = NabScorer.bestThreshold(files, scores, NabProfile.STANDARD);
        System.out.printf(
                Locale.ROOT,
                "%-10s %12.2f at %7.4g %16.2f%n",
                measure,
                NabScorer.score(files, scores, threshold, NabProfile.STANDARD),
                threshold,
                NabScorer.score(files, alerts, 1, NabProfile.STANDARD));
    }

    private static void watch(NabFile series, AnomalyMeasure measure, double fire, double[] scores, double[] alerts) {
        AlertDetector detector = AlertDetector.create(
                AlertDetectorConfig.defaults(),
                List.of(new SeasonalRule(
                        RuleTerms.of("unusual", Severity.WARNING),
                        SeriesSelector.of("value"),
                        measure,
                        fire,
                        fire / 2)),
                PredictionAnomalyScorer.create(PredictionAnomalyScorerConfig.defaults()));
        for (int row = 0; row < series.rows(); row++) {
            DetectionResult result = detector.detectAnomalies(new SystemSample(
                    Instant.ofEpochMilli(series.millis(row)),
                    List.of(new SeriesReading("value", LABELS, series.value(row)))));
            scores[row] = result.detections().isEmpty()
                    ? 0
                    : result.detections().get(0).value().orElse(0);
            alerts[row] =
                    detector.triggerAlerts(result).stream().map(Alert::state).anyMatch(AlertState.FIRING::equals)
                            ? 1
                            : 0;
        }
    }
}
