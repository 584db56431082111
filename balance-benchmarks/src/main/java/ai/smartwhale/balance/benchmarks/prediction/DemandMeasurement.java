// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Calls of functions by the minute: the next minute and the sum of the next five, forecast at every minute after the
 * first 300 and learned on the way. Functions are busy from one call a minute in the first 300, medium from a tenth of
 * that, and sparse below; those without any call there are left out. The error is the sum of absolute errors over the
 * sum of calls.
 */
public final class DemandMeasurement {

    private static final int LEARNING = 300;
    private static final int SPAN = 5;
    private static final List<String> GROUPS = List.of("busy", "medium", "sparse");

    private DemandMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments a file of the form of the shared one; that one without
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path file = arguments.length > 0
                ? Path.of(arguments[0])
                : SeriesData.folder().resolve("function-invocations").resolve("azure_functions_500x480min.csv.gz");
        if (!Files.exists(file)) {
            System.out.println("Skipped: there is no " + file + "; its folder is set by -Dsmartwhale.data=…");
            return;
        }
        Collection<double[]> functions = SeriesData.read(file, 4, true).values();
        System.out.println("WAPE of the next minute and of the sum of the next five");
        System.out.println("| method | busy | medium | sparse |");
        System.out.println("|---|---|---|---|");
        SeriesConfig config =
                SeriesConfig.builder().kind(ValueKind.COUNT).horizon(SPAN).build();
        for (ForecastMethod method : List.of(
                ForecastMethod.SEASONAL_NAIVE,
                ForecastMethod.SMOOTHING,
                ForecastMethod.SPARSE,
                ForecastMethod.CROSTON,
                ForecastMethod.AUTOREGRESSION,
                ForecastMethod.MIXTURE,
                ForecastMethod.BLEND)) {
            String name = method == ForecastMethod.SEASONAL_NAIVE ? "naive" : method.toString();
            System.out.println(row(name, functions, () -> Forecaster.create(method, config)));
        }
    }

    private static String row(String name, Collection<double[]> functions, Supplier<Forecaster> forecasters) {
        double[][] errors = new double[GROUPS.size()][2];
        double[][] sums = new double[GROUPS.size()][2];
        for (double[] values : functions) {
            double mean = Arrays.stream(values, 0, LEARNING).average().orElse(0);
            if (mean > 0) {
                int group = mean >= 1 ? 0 : mean >= 0.1 ? 1 : 2;
                run(values, forecasters.get(), errors[group], sums[group]);
            }
        }
        StringBuilder row = new StringBuilder("| ").append(name).append(" |");
        for (int group = 0; group < GROUPS.size(); group++) {
            row.append(String.format(
                    Locale.ROOT,
                    " %.3f, %.4f |",
                    errors[group][0] / sums[group][0],
                    errors[group][1] / sums[group][1]));
        }
        return row.toString();
    }

    private static void run(double[] values, Forecaster forecaster, double[] errors, double[] sums) {
        double[] mean = new double[SPAN];
        for (int minute = 0; minute < values.length; minute++) {
            if (minute >= LEARNING) {
                forecaster.forecastInto(mean);
                errors[0] += Math.abs(mean[0] - values[minute]);
                sums[0] += values[minute];
            }
            if (minute >= LEARNING && minute + SPAN <= values.length) {
                double came = Arrays.stream(values, minute, minute + SPAN).sum();
                errors[1] += Math.abs(Arrays.stream(mean).sum() - came);
                sums[1] += came;
            }
            forecaster.update(values[minute]);
        }
    }
}
