// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.forecast.Accuracy;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccuracyMonitorTest {

    private static final int SIZE = 500;

    private final Random random = new Random(17);
    private final double[] actual = random.doubles(SIZE, 5, 15).toArray();
    private final double[] mean =
            Arrays.stream(actual).map(v -> v + random.nextGaussian()).toArray();
    private final double[] lower = Arrays.stream(mean).map(v -> v - 1.5).toArray();
    private final double[] upper = Arrays.stream(mean).map(v -> v + 1.7).toArray();

    private AccuracyMonitor feed(AccuracyMonitorConfig config, int step) {
        AccuracyMonitor monitor = AccuracyMonitor.create(config, DriftListener.NONE);
        for (int i = 0; i < SIZE; i++) {
            monitor.observe(actual[i]);
            monitor.record(step, actual[i], mean[i], lower[i], upper[i]);
        }
        return monitor;
    }

    @Test
    void withoutFadingEqualsTheFormulasOverAllValues() {
        AccuracyReport report = feed(
                        AccuracyMonitorConfig.defaults().withFading(1).withSeason(24), 7)
                .monitorAccuracy();
        BlockAccuracy block = report.blocks().get(0);
        double scale = Accuracy.scale(actual, 24);
        PredictionInterval interval = new PredictionInterval(0.95, lower, upper);

        assertThat(report.blocks()).hasSize(1);
        assertThat(block.firstStep()).isEqualTo(6);
        assertThat(block.lastStep()).isEqualTo(12);
        assertThat(block.count()).isEqualTo(SIZE);
        assertThat(report.scale()).hasValueCloseTo(scale, within(1e-9));
        assertThat(block.mae()).isCloseTo(Accuracy.mae(actual, mean), within(1e-9));
        assertThat(block.rmse()).isCloseTo(Accuracy.rmse(actual, mean), within(1e-9));
        assertThat(block.smape()).isCloseTo(Accuracy.smape(actual, mean), within(1e-9));
        assertThat(block.mase()).hasValueCloseTo(Accuracy.mase(actual, mean, scale), within(1e-9));
        assertThat(block.coverage()).isCloseTo(Accuracy.coverage(actual, lower, upper), within(1e-9));
        assertThat(block.msis()).hasValueCloseTo(Accuracy.msis(actual, interval, scale), within(1e-9));
        double pinball = (Accuracy.pinball(actual, lower, 0.025) + Accuracy.pinball(actual, upper, 0.975)) / 2;
        assertThat(block.pinball()).isCloseTo(pinball, within(1e-9));
    }

    @Test
    void withFadingEqualsTheWeightedFormula() {
        BlockAccuracy block = feed(AccuracyMonitorConfig.defaults().withFading(0.97), 1)
                .monitorAccuracy()
                .blocks()
                .get(0);
        double weights = 0;
        double absolute = 0;
        double squared = 0;
        double signed = 0;
        for (int i = 0; i < SIZE; i++) {
            double weight = Math.pow(0.97, SIZE - 1 - i);
            double error = mean[i] - actual[i];
            weights += weight;
            absolute += weight * Math.abs(error);
            squared += weight * error * error;
            signed += weight * error;
        }

        assertThat(block.mae()).isCloseTo(absolute / weights, within(1e-9));
        assertThat(block.rmse()).isCloseTo(Math.sqrt(squared / weights), within(1e-9));
        assertThat(block.bias()).isCloseTo(signed / weights, within(1e-9));
    }

    @Test
    void keepsBlocksOfStepsApart() {
        AccuracyMonitor monitor = AccuracyMonitor.create(
                AccuracyMonitorConfig.defaults().withLastSteps(1, 3).withFading(1), DriftListener.NONE);
        monitor.record(1, 10, 11, 9, 12);
        monitor.record(2, 10, 14, 9, 12);
        monitor.record(3, 10, 16, 9, 12);

        assertThat(monitor.monitorAccuracy().blocks())
                .extracting(BlockAccuracy::mae)
                .containsExactly(1.0, 5.0);
        assertThat(monitor.monitorAccuracy().scale()).isEmpty();
        assertThat(monitor.monitorAccuracy().blocks().get(0).mase()).isEmpty();
    }

    @Test
    void seldomSeesADriftWhereThereIsNone() {
        List<AccuracyDrift> drifts = new ArrayList<>();
        AccuracyMonitor monitor = AccuracyMonitor.create(AccuracyMonitorConfig.defaults(), drifts::add);
        for (int i = 0; i < 100_000; i++) {
            double value = 10 + random.nextGaussian();
            monitor.observe(value);
            monitor.record(1, value, 10, 8, 12);
        }

        assertThat(drifts).hasSizeLessThanOrEqualTo(20);
        assertThat(monitor.monitorAccuracy().blocks().get(0).coverage()).isBetween(0.92, 0.97);
    }

    @Test
    void seesThatForecastsBecameWorseAndSaysByHowMuch() {
        for (int run = 0; run < 20; run++) {
            List<AccuracyDrift> drifts = new ArrayList<>();
            AccuracyMonitor monitor = AccuracyMonitor.create(AccuracyMonitorConfig.defaults(), drifts::add);
            for (int i = 0; i < 1_500; i++) {
                double value = random.nextGaussian();
                monitor.observe(value);
                double off = i < 1_000 ? 0 : 2.5;
                monitor.record(1, value, off, off - 2, off + 2);
            }
            assertThat(drifts).isNotEmpty();
            AccuracyDrift first = drifts.get(0);
            assertThat(first.comparisons()).isBetween(1_001L, 1_100L);
            assertThat(first.scaledErrorNow()).isGreaterThan(1.3 * first.scaledErrorBefore());
            assertThat(drifts).hasSizeLessThan(3);
        }
    }

    @Test
    void aListenerThatFailsHurtsNobody() {
        AccuracyMonitor monitor = AccuracyMonitor.create(AccuracyMonitorConfig.defaults(), drift -> {
            throw new IllegalStateException("listener");
        });
        for (int i = 0; i < 1_500; i++) {
            double value = random.nextGaussian();
            monitor.observe(value);
            monitor.record(1, value, i < 1_000 ? 0 : 5, -2, 6);
        }

        assertThat(monitor.monitorAccuracy().drifts()).isPositive();
    }

    @Test
    void goingOnFromASnapshotEqualsNeverHavingStopped() {
        AccuracyMonitorConfig config = AccuracyMonitorConfig.defaults().withSeason(7);
        List<AccuracyDrift> through = new ArrayList<>();
        List<AccuracyDrift> resumed = new ArrayList<>();
        AccuracyMonitor one = AccuracyMonitor.create(config, through::add);
        AccuracyMonitor other = AccuracyMonitor.create(config, resumed::add);
        for (int i = 0; i < 3_000; i++) {
            if (i == 1_400) {
                other.restore(one.snapshot());
            }
            double value = random.nextGaussian() * (i > 2_000 ? 4 : 1);
            for (AccuracyMonitor monitor : i < 1_400 ? List.of(one) : List.of(one, other)) {
                monitor.observe(i > 2_000 ? value / 4 : value);
                monitor.record(1, value, 0, -2, 2);
                monitor.record(1 + i % 20, value, 0, -3, 2);
            }
        }

        assertThat(other.monitorAccuracy()).isEqualTo(one.monitorAccuracy());
        assertThat(resumed).isNotEmpty().isEqualTo(through.subList(through.size() - resumed.size(), through.size()));
        assertThat(one.snapshot().length).isLessThan(6_000);
    }

    @Test
    void comparesForecastsByTheLevelThatIsWatched() {
        Forecaster forecaster = Forecaster.create(
                ForecastMethod.SEASONAL_NAIVE, SeriesConfig.builder().horizon(3).build());
        for (double value : actual) {
            forecaster.update(value);
        }
        AccuracyMonitor monitor =
                AccuracyMonitor.create(AccuracyMonitorConfig.defaults().withLevel(0.8), DriftListener.NONE);
        monitor.record(3, 10, forecaster.forecast(3));

        assertThat(monitor.monitorAccuracy().blocks().get(0).mae())
                .isCloseTo(Math.abs(10 - actual[SIZE - 1]), within(1e-9));
        assertThatThrownBy(() -> monitor.record(4, 10, forecaster.forecast(3)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void notingAValueAllocatesNothing() {
        AccuracyMonitor monitor = AccuracyMonitor.create(AccuracyMonitorConfig.defaults(), DriftListener.NONE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 10_000; i++) {
                monitor.observe(i % 7);
                monitor.record(1 + i % 48, i % 7, i % 5, 0, 7);
            }
            least = Math.min(
                    least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }

        assertThat(least).isLessThan(20_000);
    }

    @Test
    void leavesOutWhatIsMissingAndRefusesWhatMakesNoSense() {
        AccuracyMonitor monitor = AccuracyMonitor.create(AccuracyMonitorConfig.defaults(), DriftListener.NONE);
        monitor.observe(Double.NaN);
        monitor.record(1, Double.NaN, 1, 0, 2);

        assertThat(monitor.monitorAccuracy().blocks()).isEmpty();
        assertThatThrownBy(() -> monitor.observe(Double.POSITIVE_INFINITY)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> monitor.record(0, 1, 1, 0, 2)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> monitor.record(49, 1, 1, 0, 2)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> monitor.record(1, 1, Double.NaN, 0, 2)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> monitor.record(1, 1, 1, 3, 2)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> monitor.restore(new byte[9])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> AccuracyMonitorConfig.defaults().withLastSteps(5, 5))
                .isInstanceOf(InvalidValueException.class);
    }
}
