// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.optimizer.BatchSample.Quality;
import ai.smartwhale.balance.batch.optimizer.BatchSize.Basis;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeCalculatorTest {

    private static final String SOURCE = "web";

    private static SizeCalculator calculator(int most) {
        return SizeCalculator.create(
                SizeCalculatorConfig.builder().sizes(1, most, most).build());
    }

    /** A backend with fixed part a, slope c and deviation, all in milliseconds. */
    private record Backend(double a, double c, double deviation) {
        Duration latency(int items, Random random) {
            double millis = a + c * items + deviation * random.nextGaussian();
            return Duration.ofNanos(Math.max(1, Math.round(millis * 1e6)));
        }

        double inTime(double slackMillis) {
            return (0.92 * slackMillis - a - 1.3 * deviation) / c;
        }
    }

    private static void feed(SizeCalculator sizes, Backend backend, int samples, int most, Random random) {
        for (int i = 0; i < samples; i++) {
            int items = 1 + random.nextInt(most);
            assertThat(sizes.observe(SOURCE, BatchSample.complete(items, backend.latency(items, random))))
                    .isTrue();
        }
    }

    private static BatchSize size(SizeCalculator sizes, int backlog, double slackMillis) {
        return sizes.calculateBatchSize(
                SOURCE, new LoadSituation(backlog, 4, Duration.ofNanos(Math.round(slackMillis * 1e6))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void forAKnownBackendTheSizeIsWithinATenthOfTheOptimum(long seed) {
        Random random = new Random(seed);
        Backend backend = new Backend(5 + random.nextInt(40), 0.5 + random.nextDouble() * 3, random.nextDouble() * 3);
        SizeCalculator sizes = calculator(100_000);
        feed(sizes, backend, 400, 300, random);
        double efficient = 4 * backend.a / backend.c;
        for (double slack : new double[] {300, 600, 1_200}) {
            double optimum = Math.max(backend.inTime(slack), efficient);
            assertThat((double) size(sizes, 0, slack).items()).isBetween(0.9 * optimum - 1, 1.1 * optimum + 1);
        }
    }

    @Test
    void isMonotoneInSlackAndStaysWithinItsBounds() {
        Random random = new Random(9);
        for (int round = 0; round < 50; round++) {
            SizeCalculator sizes = SizeCalculator.create(
                    SizeCalculatorConfig.builder().sizes(3, 20, 200).build());
            Backend backend = new Backend(random.nextInt(50), 0.1 + random.nextDouble() * 5, random.nextInt(20));
            feed(sizes, backend, 3 + random.nextInt(100), 1 + random.nextInt(200), random);
            int backlog = random.nextInt(3_000);
            int before = 0;
            for (double slack = -100; slack < 5_000; slack += 37) {
                int items = size(sizes, backlog, slack).items();
                assertThat(items).isBetween(3, 200).isGreaterThanOrEqualTo(before);
                before = items;
            }
        }
    }

    @Test
    void neverShrinksBelowWhatTheBackendWorksWellWith() {
        SizeCalculator sizes = calculator(1_000);
        feed(sizes, new Backend(80, 4, 1), 100, 64, new Random(1));
        BatchSize late = size(sizes, 0, 50);
        assertThat(late.basis()).isEqualTo(Basis.THROUGHPUT);
        assertThat(late.items()).isBetween(70, 90);
        assertThat(late.expected()).isPresent();
    }

    @Test
    void sharesABacklogAmongTheSlots() {
        SizeCalculator sizes = calculator(10_000);
        feed(sizes, new Backend(20, 1, 1), 100, 64, new Random(1));
        BatchSize drain = size(sizes, 4_000, 100);
        assertThat(drain.basis()).isEqualTo(Basis.DRAIN);
        assertThat(drain.items()).isEqualTo(1_000);
    }

    @Test
    void beforeAnythingIsKnownTheInitialSizeHolds() {
        SizeCalculator sizes = SizeCalculator.create(SizeCalculatorConfig.defaults());
        assertThat(size(sizes, 0, 1_000)).isEqualTo(new BatchSize(32, Basis.INITIAL, java.util.Optional.empty()));
        assertThat(sizes.costModel(SOURCE)).isEmpty();
    }

    @Test
    void goesBeyondWhatItHasSeenInStepsAndOnlyWhereThereIsRoom() {
        SizeCalculator sizes = SizeCalculator.create(
                SizeCalculatorConfig.builder().sizes(1, 4, 1_000).build());
        Random random = new Random(2);
        Backend backend = new Backend(10, 1, 0.5);
        int items = 4;
        for (int i = 0; i < 100; i++) {
            BatchSize next = size(sizes, 0, 120);
            assertThat(next.items()).isLessThanOrEqualTo(Math.max(items + 1, (int) Math.ceil(items * 1.1)));
            items = next.items();
            sizes.observe(SOURCE, BatchSample.complete(items, backend.latency(items, random)));
        }
        double optimum = backend.inTime(120);
        assertThat((double) items).isBetween(0.85 * optimum, 1.1 * optimum);
    }

    @Test
    void learnsFromGoodSamplesOnly() {
        SizeCalculator sizes = calculator(64);
        assertThat(sizes.observe(SOURCE, BatchSample.complete(0, Duration.ofMillis(1))))
                .isFalse();
        assertThat(sizes.observe(SOURCE, BatchSample.complete(-5, Duration.ofMillis(1))))
                .isFalse();
        assertThat(sizes.observe(SOURCE, BatchSample.complete(5, Duration.ZERO)))
                .isFalse();
        assertThat(sizes.observe(SOURCE, BatchSample.complete(5, Duration.ofMillis(-3))))
                .isFalse();
        assertThat(sizes.observe(SOURCE, new BatchSample(5, Duration.ofMillis(3), Quality.PARTIAL)))
                .isFalse();
        assertThat(sizes.observe(SOURCE, new BatchSample(5, Duration.ofMillis(3), Quality.FAILED)))
                .isFalse();
        assertThat(sizes.costModel(SOURCE)).isEmpty();
        assertThat(sizes.observe(SOURCE, BatchSample.complete(1, Duration.ofDays(100_000))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 0.25})
    void afterAStepItKnowsTheNewRegimeWithinFiftyBatches(double factor) {
        SizeCalculator sizes = calculator(64);
        Random random = new Random(4);
        feed(sizes, new Backend(20, 1, 2), 300, 64, random);
        feed(sizes, new Backend(20 * factor, factor, 2 * factor), 50, 64, random);
        CostModel learned = sizes.costModel(SOURCE).orElseThrow();
        for (int items : new int[] {10, 30, 60}) {
            assertThat(learned.latency(items).toNanos() / 1e6)
                    .isBetween(0.9 * factor * (20 + items), 1.1 * factor * (20 + items));
        }
    }

    /** Chance as a real backend has it: lognormal, in proportion to the time. */
    @Test
    void findsAFourfoldStepInNoiseWithinFiftyBatches() {
        for (long seed = 0; seed < 40; seed++) {
            SizeCalculator sizes = calculator(64);
            Random random = new Random(seed);
            noisy(sizes, 1, 200, random);
            noisy(sizes, 4, 50, random);
            double learned = sizes.costModel(SOURCE).orElseThrow().latency(32).toNanos() / 1e6;
            assertThat(learned / (4 * 52 * Math.exp(0.045))).isBetween(0.75, 1.33);
        }
    }

    private static void noisy(SizeCalculator sizes, double slowness, int samples, Random random) {
        for (int i = 0; i < samples; i++) {
            int items = 1 + random.nextInt(64);
            double millis = (20 + items) * slowness * Math.exp(0.3 * random.nextGaussian());
            sizes.observe(SOURCE, BatchSample.complete(items, Duration.ofNanos(Math.round(millis * 1e6))));
        }
    }

    /** Else the noise of every day would make it forget. */
    @Test
    void noiseAloneIsNoChange() {
        LatencyFit fit = new LatencyFit(0.97, 5);
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            int items = 1 + random.nextInt(64);
            fit.learn(items, Math.round((20 + items) * 1e6 * Math.exp(0.3 * random.nextGaussian())));
        }
        assertThat(fit.regimes()).isLessThanOrEqualTo(5);
    }

    @Test
    void aSingleOutlierIsNoRegime() {
        SizeCalculator sizes = calculator(64);
        Random random = new Random(5);
        Backend backend = new Backend(20, 1, 1);
        feed(sizes, backend, 200, 64, random);
        sizes.observe(SOURCE, BatchSample.complete(30, Duration.ofSeconds(20)));
        sizes.observe(SOURCE, BatchSample.complete(30, Duration.ofSeconds(20)));
        feed(sizes, backend, 5, 64, random);
        assertThat(sizes.costModel(SOURCE).orElseThrow().latency(30))
                .isBetween(Duration.ofMillis(45), Duration.ofMillis(62));
    }

    @Test
    void whereAllBatchesHaveOneSizeTheUsualProportionIsAssumed() {
        SizeCalculator sizes = calculator(64);
        for (int i = 0; i < 50; i++) {
            sizes.observe(SOURCE, BatchSample.complete(20, Duration.ofMillis(40)));
        }
        CostModel model = sizes.costModel(SOURCE).orElseThrow();
        assertThat(model.fixed()).isEqualTo(Duration.ofMillis(20));
        assertThat(model.perItemNanos()).isBetween(0.999e6, 1.001e6);
    }

    @Test
    void sourcesAreBoundedAndApart() {
        SizeCalculator sizes = SizeCalculator.create(
                SizeCalculatorConfig.builder().maxSources(2).leastSamples(2).build());
        for (String source : new String[] {"a", "b", "c"}) {
            sizes.observe(source, BatchSample.complete(1, Duration.ofMillis(1)));
            sizes.observe(source, BatchSample.complete(2, Duration.ofMillis(2)));
        }
        assertThat(sizes.costModel("a")).isEmpty();
        assertThat(sizes.costModel("b")).isPresent();
        assertThat(sizes.costModel("c")).isPresent();
    }

    @Test
    @SuppressWarnings("NullAway")
    void badInputIsRefused() {
        SizeCalculator sizes = calculator(64);
        assertThatThrownBy(() -> sizes.observe(" ", BatchSample.complete(1, Duration.ofMillis(1))))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> sizes.observe("a", null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> sizes.calculateBatchSize("a", null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LoadSituation(-1, 1, Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LoadSituation(1, 0, Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SizeCalculatorConfig.builder().decay(1).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        SizeCalculatorConfig.builder().slackShare(Double.NaN).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SizeCalculatorConfig.builder().sizes(5, 4, 10).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new CostModel(Duration.ofMillis(-1), 1, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new CostModel(Duration.ZERO, Double.NaN, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
    }
}
