// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.forecast.Accuracy;
import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.balance.prediction.optimization.PredictionTuner;
import ai.smartwhale.balance.prediction.optimization.PredictionTunerConfig;
import ai.smartwhale.balance.prediction.optimization.TuningResult;
import ai.smartwhale.commons.concurrent.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What tuning gains on the test values of M4, which it never sees: the error of the tuned by that of the default
 * parameters, as the mean of both ratios of MASE and sMAPE.
 */
public final class TuningMeasurement {

    private TuningMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments every how many-th series is taken, 1 if not given; then the budget for each in milliseconds
     * @throws IOException if the series cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        int every = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        Duration budget = Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000);
        Path folder = SeriesData.folder().resolve("m4");
        if (!Files.exists(folder)) {
            System.out.println("Skipped: there is no " + folder + "; its folder is set by -Dsmartwhale.data=…");
            return;
        }
        measure(folder, "Hourly", 48, List.of(24, 168), every, budget);
        measure(folder, "Weekly", 13, List.of(), every, budget);
    }

    private static void measure(
            Path folder, String name, int horizon, List<Integer> seasons, int every, Duration budget)
            throws IOException {
        Map<String, double[]> train = SeriesData.read(folder.resolve(name + "-train.csv.gz"), 1, false);
        Map<String, double[]> test = SeriesData.read(folder.resolve(name + "-test.csv.gz"), 1, false);
        SeriesConfig series = SeriesConfig.builder()
                .seasons(seasons)
                .horizon(horizon)
                .kind(ValueKind.NON_NEGATIVE)
                .build();
        PredictionTuner tuner =
                PredictionTuner.create(PredictionTunerConfig.defaults().withBudget(budget), Ticker.system());
        int count = 0;
        int improved = 0;
        int corrected = 0;
        int worse = 0;
        double absolute = 0;
        double symmetric = 0;
        double absoluteOfDefaults = 0;
        double symmetricOfDefaults = 0;
        long nanos = 0;
        int number = 0;
        for (Map.Entry<String, double[]> entry : train.entrySet()) {
            double[] actual = test.get(entry.getKey());
            if (number++ % every != 0 || actual == null) {
                continue;
            }
            double[] past = entry.getValue();
            long began = System.nanoTime();
            TuningResult result = tuner.tunePredictions(series, past);
            nanos += System.nanoTime() - began;
            double scale = Accuracy.scale(past, seasons.isEmpty() ? 1 : seasons.get(0));
            double[] plain = forecast(series, AutoregressionConfig.defaults(), past)
                    .forecast(horizon)
                    .mean();
            double[] tuned = result.bias()
                    .apply(forecast(series, result.chosen(), past).forecast(horizon), series.kind())
                    .mean();
            count++;
            improved += result.improved() ? 1 : 0;
            corrected += result.bias().active() ? 1 : 0;
            worse += Accuracy.mae(actual, tuned) > 1.01 * Accuracy.mae(actual, plain) ? 1 : 0;
            absolute += Accuracy.mae(actual, tuned) / scale;
            symmetric += Accuracy.smape(actual, tuned);
            absoluteOfDefaults += Accuracy.mae(actual, plain) / scale;
            symmetricOfDefaults += Accuracy.smape(actual, plain);
        }
        System.out.printf(
                Locale.ROOT,
                "M4 %s, %d series: %d tuned, %d corrected, %d (%.1f %%) worse by more than 1 %%, error %.4f of the default's"
                        + " (MASE %.4f of %.4f, sMAPE %.3f of %.3f), %.1f ms each%n",
                name,
                count,
                improved,
                corrected,
                worse,
                100.0 * worse / count,
                (absolute / absoluteOfDefaults + symmetric / symmetricOfDefaults) / 2,
                absolute / count,
                absoluteOfDefaults / count,
                symmetric / count,
                symmetricOfDefaults / count,
                nanos / 1e6 / count);
    }

    private static Forecaster forecast(SeriesConfig series, AutoregressionConfig config, double[] past) {
        Forecaster forecaster =
                Forecaster.autoregression(series.toBuilder().origins(0).build(), config);
        for (double value : past) {
            forecaster.update(value);
        }
        return forecaster;
    }
}
