// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.balance.prediction.optimization.ModelOptimizer;
import ai.smartwhale.balance.prediction.optimization.ModelOptimizerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * The forecaster chosen online beside each single one, on calls of functions by the minute as in
 * {@link DemandMeasurement}: the sum of absolute errors over the sum of calls, of the next minute and of the sum of the
 * next five.
 */
public final class ChoiceMeasurement {

    private static final int LEARNING = 300;
    private static final int SPAN = 5;

    private ChoiceMeasurement() {}

    /** Forecasts the next minutes, then is told what came. */
    private record Contestant(Supplier<double[]> forecast, DoubleConsumer update) {}

    /**
     * Measures.
     *
     * @param arguments every how many-th function is taken, 1 if not given
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        int every = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        Path file = SeriesData.folder().resolve("function-invocations").resolve("azure_functions_500x480min.csv.gz");
        if (!Files.exists(file)) {
            System.out.println("Skipped: there is no " + file + "; its folder is set by -Dsmartwhale.data=…");
            return;
        }
        Collection<double[]> functions = SeriesData.read(file, 4, true).values();
        SeriesConfig series = SeriesConfig.builder()
                .kind(ValueKind.COUNT)
                .horizon(SPAN)
                .origins(0)
                .build();
        ModelOptimizerConfig config = ModelOptimizerConfig.of(series);
        System.out.println("| method | busy | medium | sparse |");
        System.out.println("|---|---|---|---|");
        for (ForecastMethod method : config.methods()) {
            System.out.println(row(method.toString(), functions, every, () -> single(method, series)));
        }
        System.out.println(row("ModelOptimizer", functions, every, () -> chosen(config)));
    }

    private static Contestant single(ForecastMethod method, SeriesConfig series) {
        Forecaster forecaster = Forecaster.create(method, series);
        double[] mean = new double[SPAN];
        return new Contestant(
                () -> {
                    forecaster.forecastInto(mean);
                    return mean;
                },
                forecaster::update);
    }

    private static Contestant chosen(ModelOptimizerConfig config) {
        ModelOptimizer optimizer = ModelOptimizer.create(config);
        return new Contestant(
                () -> {
                    double[] mean = optimizer.forecast(SPAN).mean();
                    mean[0] = optimizer.forecast(1).mean(0);
                    return mean;
                },
                optimizer::update);
    }

    private static String row(
            String name, Collection<double[]> functions, int every, Supplier<Contestant> contestants) {
        double[][] errors = new double[3][2];
        double[][] sums = new double[3][2];
        int number = 0;
        for (double[] values : functions) {
            double mean = Arrays.stream(values, 0, LEARNING).average().orElse(0);
            if (number++ % every == 0 && mean > 0) {
                int group = mean >= 1 ? 0 : mean >= 0.1 ? 1 : 2;
                run(values, contestants.get(), errors[group], sums[group]);
            }
        }
        StringBuilder row = new StringBuilder("| ").append(name).append(" |");
        for (int group : List.of(0, 1, 2)) {
            row.append(String.format(
                    Locale.ROOT,
                    " %.3f, %.4f |",
                    errors[group][0] / sums[group][0],
                    errors[group][1] / sums[group][1]));
        }
        return row.toString();
    }

    private static void run(double[] values, Contestant contestant, double[] errors, double[] sums) {
        for (int minute = 0; minute < values.length; minute++) {
            if (minute >= LEARNING && minute + SPAN <= values.length) {
                double[] mean = contestant.forecast().get();
                errors[0] += Math.abs(mean[0] - values[minute]);
                sums[0] += values[minute];
                double came = Arrays.stream(values, minute, minute + SPAN).sum();
                errors[1] += Math.abs(Arrays.stream(mean).sum() - came);
                sums[1] += came;
            }
            contestant.update().accept(values[minute]);
        }
    }
}
