// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static ai.smartwhale.balance.prediction.forecast.SampleSeries.fed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every tenth hourly series of the M4 competition: far from the limits, so that chance does not decide. */
class M4SampleTest {

    private static List<double[]> read(String name) throws IOException {
        Path file = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), "m4", name);
        assumeThat(file).as("the shared data under -Dsmartwhale.data").isRegularFile();
        List<double[]> series = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                double[] values = new double[cells.length - 1];
                for (int index = 0; index < values.length; index++) {
                    values[index] = Double.parseDouble(cells[index + 1]);
                }
                series.add(values);
            }
        }
        return series;
    }

    private static double mase(ForecastMethod method, List<double[]> train, List<double[]> test) {
        SeriesConfig config =
                SampleSeries.hourly().toBuilder().kind(ValueKind.NON_NEGATIVE).build();
        double sum = 0;
        int count = 0;
        for (int index = 0; index < train.size(); index += 10) {
            Forecast forecast =
                    fed(Forecaster.create(method, config), train.get(index)).forecast(48);
            sum += Accuracy.mase(test.get(index), forecast.mean(), Accuracy.scale(train.get(index), 24));
            count++;
        }
        return sum / count;
    }

    @Test
    void theRegressionAndTheBlendBeatTheSeasonalNaiveByFar() throws IOException {
        List<double[]> train = read("Hourly-train.csv.gz");
        List<double[]> test = read("Hourly-test.csv.gz");
        double naive = mase(ForecastMethod.SEASONAL_NAIVE, train, test);
        assertThat(mase(ForecastMethod.AUTOREGRESSION, train, test)).isLessThan(0.8 * naive);
        assertThat(mase(ForecastMethod.BLEND, train, test)).isLessThan(0.8 * naive);
    }
}
