// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

class SeasonsTest {

    private static double[] rhythm(int length, int period) {
        double[] values = new double[length];
        Arrays.setAll(
                values,
                t -> Math.round(1000
                                * (10 + 0.05 * t + 3 * Math.sin(2 * Math.PI * t / period) + (t * 7919 % 13 - 6) / 5.0))
                        / 1000.0);
        return values;
    }

    /** The same formula and decomposition, written in numpy. */
    @Test
    void theStrengthIsThatOfAnIndependentCalculation() {
        assertThat(Seasons.strength(rhythm(96, 12), 12)).isEqualTo(0.8736391924374356, within(1e-9));
    }

    @Test
    void findsOnePeriodWithoutBeingToldAnything() {
        List<Season> seasons = Seasons.find(rhythm(400, 17), List.of());
        assertThat(seasons).isNotEmpty();
        assertThat(seasons.get(0).period()).isEqualTo(17);
        assertThat(seasons.get(0).at(4)).isEqualTo(3, within(0.6));
        assertThat(seasons.get(0).at(4 + 17 * 1_000)).isEqualTo(seasons.get(0).at(4));
    }

    @Test
    void findsTheWeekBelowTheDay() {
        Random random = new Random(18);
        double[] values = new double[1_000];
        Arrays.setAll(
                values,
                t -> 5 * Math.sin(2 * Math.PI * t / 24) + (t / 24 % 7 < 5 ? 4 : 0) + 0.5 * random.nextGaussian());
        assertThat(Seasons.find(values, List.of(24, 168)))
                .extracting(Season::period)
                .containsExactly(24, 168);
    }

    @Test
    void bearsMissingValuesScaleAndShift() {
        double[] values = rhythm(400, 17);
        double[] gaps = Arrays.stream(values).map(value -> 100 - 1e6 * value).toArray();
        for (int t = 0; t < gaps.length; t += 9) {
            gaps[t] = Double.NaN;
        }
        assertThat(Seasons.find(gaps, List.of()).get(0).period()).isEqualTo(17);
    }

    @Test
    void seldomSeesAPeriodInNoise() {
        Random random = new Random(19);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            double[] values = Noise.autocorrelated(random, i % 2 == 0 ? 0 : 0.8, 700);
            found += Seasons.find(values, List.of(24, 168)).isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsTooShortOrConstantHasNoSeason() {
        assertThat(Seasons.find(new double[0], List.of(24))).isEmpty();
        assertThat(Seasons.find(new double[] {1}, List.of(24))).isEmpty();
        assertThat(Seasons.find(new double[500], List.of(24))).isEmpty();
        assertThat(Seasons.find(rhythm(30, 17), List.of(17))).isEmpty();
        assertThat(Seasons.strength(new double[500], 24)).isZero();
        double[] missing = new double[100];
        Arrays.fill(missing, Double.NaN);
        assertThat(Seasons.find(missing, List.of(24))).isEmpty();
    }

    @Test
    void findsTheDayOrTheWeekInHourlySeriesOfMFour() throws IOException {
        int strong = 0;
        int found = 0;
        for (double[] values : hourly()) {
            if (Seasons.strength(values, 24) > 0.6) {
                strong++;
                found += Seasons.find(values, List.of()).stream()
                                .anyMatch(season -> season.period() == 24 || season.period() == 168)
                        ? 1
                        : 0;
            }
        }
        assertThat(strong).isGreaterThan(10);
        assertThat((double) found / strong).isGreaterThanOrEqualTo(0.95);
    }

    /** Every fourth series; all of them are measured by the benchmarks. */
    private static List<double[]> hourly() throws IOException {
        Path file = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), "m4", "Hourly-train.csv.gz");
        Assumptions.assumeThat(file)
                .as("the shared data under -Dsmartwhale.data")
                .isRegularFile();
        List<double[]> series = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (number++ % 4 == 0) {
                    series.add(Arrays.stream(line.split(",", -1))
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray());
                }
            }
        }
        return series;
    }
}
