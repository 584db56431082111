// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static ai.smartwhale.balance.prediction.forecast.SampleSeries.fed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every method. */
class ForecasterLawsTest {

    private static final SeriesConfig HOURLY = SampleSeries.hourly();

    @ParameterizedTest
    @EnumSource
    void aRestoredForecasterGoesOnAsIfNothingHadHappened(ForecastMethod method) {
        double[] values = SampleSeries.hourly(900, 1, 5);
        for (int cut : new int[] {0, 1, 23, 169, 500}) {
            Forecaster straight = fed(Forecaster.create(method, HOURLY), Arrays.copyOf(values, cut));
            Forecaster restored = Forecaster.create(method, HOURLY);
            restored.restore(straight.snapshot());
            fed(straight, Arrays.copyOfRange(values, cut, 900));
            fed(restored, Arrays.copyOfRange(values, cut, 900));
            assertThat(restored.forecast(48)).isEqualTo(straight.forecast(48));
            assertThat(restored.peak(48, 0.9)).isEqualTo(straight.peak(48, 0.9));
            assertThat(restored.snapshot()).isEqualTo(straight.snapshot());
        }
    }

    @ParameterizedTest
    @EnumSource
    void snapshotsOfOthersAndDamagedOnesAreRefusedAndChangeNothing(ForecastMethod method) {
        Forecaster forecaster = fed(Forecaster.create(method, HOURLY), SampleSeries.hourly(300, 2, 5));
        byte[] snapshot = forecaster.snapshot();
        byte[] damaged = snapshot.clone();
        damaged[damaged.length / 2] ^= 1;
        byte[] cut = Arrays.copyOf(snapshot, snapshot.length - 3);
        byte[] other =
                Forecaster.create(method, HOURLY.toBuilder().horizon(5).build()).snapshot();
        Forecast before = forecaster.forecast(10);
        for (byte[] wrong : new byte[][] {damaged, cut, other, new byte[0]}) {
            assertThatThrownBy(() -> forecaster.restore(wrong))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("snapshot");
        }
        assertThat(forecaster.forecast(10)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatComesLaterChangesNoForecastMadeBefore(ForecastMethod method) {
        double[] values = SampleSeries.hourly(500, 3, 5);
        double[] changed = values.clone();
        Arrays.fill(changed, 400, 500, 9_999);
        BacktestConfig config = new BacktestConfig(24, 100, 4, 0);
        BacktestResult first = Backtest.rollingOrigin(() -> Forecaster.create(method, HOURLY), values, config);
        BacktestResult second = Backtest.rollingOrigin(() -> Forecaster.create(method, HOURLY), changed, config);
        assertThat(first.origins()).hasSize(100);
        for (int index = 0; index < 100; index++) {
            BacktestOrigin origin = first.origins().get(index);
            if (origin.start() <= 400) {
                assertThat(second.origins().get(index).forecast()).isEqualTo(origin.forecast());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherUnitGivesTheSameForecastInThatUnit(ForecastMethod method) {
        double[] values = SampleSeries.hourly(700, 4, 5);
        double[] thousandfold =
                Arrays.stream(values).map(value -> 1_024 * value).toArray();
        Forecast small = fed(Forecaster.create(method, HOURLY), values).forecast(48);
        Forecast large = fed(Forecaster.create(method, HOURLY), thousandfold).forecast(48);
        for (int step = 0; step < 48; step++) {
            assertThat(large.mean(step) / 1_024).isCloseTo(small.mean(step), within(1e-3));
            assertThat(large.intervals().get(1).upper(step) / 1_024)
                    .isCloseTo(small.intervals().get(1).upper(step), within(1e-2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsEverNotANumberAndBoundsAreInOrder(ForecastMethod method) {
        Random random = new Random(5);
        double[][] ugly = {
            {},
            {Double.NaN, Double.NaN, Double.NaN},
            {7},
            new double[400],
            random.doubles(400).map(value -> 3).toArray(),
            random.doubles(400)
                    .map(value -> value < 0.3 ? Double.NaN : 100 * value)
                    .toArray(),
            random.doubles(400).map(value -> value < 0.95 ? 0 : 1_000 * value).toArray(),
            random.doubles(400).map(value -> 1e30 * value).toArray(),
            random.doubles(400).map(value -> 1e-29 * value).toArray(),
            random.doubles(400).map(value -> 1e30 * (2 * value - 1)).toArray(),
            random.doubles(400).map(value -> value - 0.5).toArray(),
            shifted(new double[] {10, 100, 1, -50}),
            shifted(new double[] {0, 0, 5, 1e9}),
            shifted(new double[] {3, Double.NaN, 3, 0}),
        };
        for (ValueKind kind : ValueKind.values()) {
            SeriesConfig config =
                    SeriesConfig.builder().seasons(6, 24).kind(kind).horizon(12).build();
            SeriesConfig plain = config.toBuilder().seasons().build();
            for (double[] values : ugly) {
                expectSound(fed(Forecaster.create(method, config), values));
                expectSound(fed(Forecaster.create(method, plain), values));
            }
        }
    }

    private static double[] shifted(double[] levels) {
        Random random = new Random(6);
        double[] values = new double[100 * levels.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = levels[index / 100] * (1 + 0.01 * random.nextInt(3));
        }
        return values;
    }

    private static void expectSound(Forecaster forecaster) {
        for (int horizon : new int[] {1, 12, 40}) {
            Forecast forecast = forecaster.forecast(horizon);
            boolean below = forecaster.config().kind() == ValueKind.REAL;
            for (int step = 0; step < horizon; step++) {
                assertThat(forecast.mean(step)).isFinite().isGreaterThanOrEqualTo(below ? -Double.MAX_VALUE : 0);
                for (PredictionInterval interval : forecast.intervals()) {
                    assertThat(interval.lower(step)).isFinite().isLessThanOrEqualTo(forecast.mean(step));
                    assertThat(interval.upper(step)).isFinite().isGreaterThanOrEqualTo(forecast.mean(step));
                    assertThat(interval.lower(step)).isGreaterThanOrEqualTo(below ? -Double.MAX_VALUE : 0);
                }
            }
            for (BoundForecast bound :
                    new BoundForecast[] {forecaster.peak(horizon, 0.9), forecaster.total(horizon, 0.9)}) {
                assertThat(bound.expected()).isFinite();
                assertThat(bound.lower()).isFinite().isLessThanOrEqualTo(bound.expected());
                assertThat(bound.upper()).isFinite().isGreaterThanOrEqualTo(bound.expected());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateAndAForecastOfMeansAllocateNothing(ForecastMethod method) {
        double[] values = SampleSeries.hourly(4_096, 7, 5);
        Forecaster forecaster = fed(Forecaster.create(method, HOURLY), values);
        double[] mean = new double[48];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5 && least > 0; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int index = 0; index < 4_096; index++) {
                forecaster.update(values[index]);
                if (index % 64 == 0) {
                    forecaster.forecastInto(mean);
                }
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        // Reading the counter itself may allocate a little the first time.
        assertThat(least).isLessThan(1_024);
    }

    @ParameterizedTest
    @EnumSource
    void wrongArgumentsAreNamedAndChangeNothing(ForecastMethod method) {
        Forecaster forecaster = fed(Forecaster.create(method, HOURLY), 1, 2, 3);
        byte[] before = forecaster.snapshot();
        assertThatThrownBy(() -> forecaster.update(Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> forecaster.forecast(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> forecaster.forecastInto(new double[0])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> forecaster.forecast(1_025)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> forecaster.peak(3, 1)).isInstanceOf(InvalidValueException.class);
        assertThat(forecaster.snapshot()).isEqualTo(before);
    }
}
