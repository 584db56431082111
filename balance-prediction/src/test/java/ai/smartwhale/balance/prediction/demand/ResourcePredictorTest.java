// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.prediction.demand.capacity.FairShare;
import ai.smartwhale.balance.prediction.demand.capacity.ServiceProfile;
import ai.smartwhale.balance.prediction.demand.capacity.ShareClaim;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ResourcePredictorTest {

    private final TestTime time = new TestTime();
    private final Random random = new Random(9);
    private final ResourcePredictorConfig config = ResourcePredictorConfig.defaults()
            .withCapacity(PredictedResource.STORAGE, 1_000)
            .withService(ServiceProfile.random(2, Duration.ofMillis(100)));
    private final ResourcePredictor predictor = ResourcePredictor.create(config, time);

    /** Processors follow the load; storage grows by one each minute; memory stands. */
    private void live(ResourcePredictor each, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            double requests = 100 + 40 * Math.sin(minute / 15.0) + 10 * random.nextGaussian();
            double bytes = 1e6 * (2 + random.nextDouble());
            each.observeLoad(requests / 2, bytes / 2);
            each.observeLoad(requests / 2, bytes / 2);
            each.observe(
                    PredictedResource.CPU,
                    Math.max(0, 0.05 + 0.004 * requests + 5e-8 * bytes + 0.01 * random.nextGaussian()));
            each.observe(PredictedResource.STORAGE, 300 + minute + random.nextGaussian());
            each.observe(PredictedResource.MEMORY, 0.3 + 0.005 * random.nextGaussian());
            time.passSeconds(60);
        }
    }

    private static <T> T only(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).findFirst().orElseThrow();
    }

    @Test
    void learnsWhatLoadCosts() {
        live(predictor, 0, 400);
        ResourceForecast cpu =
                only(predictor.predictResources(Duration.ofMinutes(30)), f -> f.resource() == PredictedResource.CPU);
        ResourceForecast.LoadCost cost = cpu.cost().orElseThrow();

        assertThat(cost.perRequest()).isCloseTo(0.004, within(0.0004));
        assertThat(cost.perByte()).isCloseTo(5e-8, within(1e-8));
        assertThat(cost.base()).isCloseTo(0.05, within(0.05));
        assertThat(cost.explained()).isGreaterThan(0.9);
        assertThat(cpu.loadShare()).isBetween(0.0, 1.0);
        assertThat(cpu.used().horizon()).isEqualTo(30);
        assertThat(Arrays.stream(cpu.used().mean()).boxed())
                .allSatisfy(used -> assertThat(used).isBetween(0.2, 1.2));
    }

    @Test
    void tellsWhenStorageIsFull() {
        live(predictor, 0, 400);
        Bottleneck storage = only(
                predictor.estimateBottlenecks(Duration.ofMinutes(60)), b -> b.resource() == PredictedResource.STORAGE);

        // 700 of 1,000 after 400 minutes, one a minute: 300 minutes to go.
        assertThat(storage.full().orElseThrow().expectedIn().orElseThrow().toMinutes())
                .isBetween(290L, 310L);
        assertThat(storage.full().orElseThrow().earliestIn().orElseThrow())
                .isLessThanOrEqualTo(storage.full().orElseThrow().latestIn().orElseThrow());
        assertThat(storage.queue()).isEmpty();
    }

    @Test
    void namesTheMostProbableBottleneckFirst() {
        live(predictor, 0, 300);
        List<Bottleneck> bottlenecks = predictor.estimateBottlenecks(Duration.ofMinutes(60));

        assertThat(bottlenecks).extracting(Bottleneck::resource).doesNotContain(PredictedResource.GPU);
        assertThat(bottlenecks).isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
        Bottleneck memory = only(bottlenecks, b -> b.resource() == PredictedResource.MEMORY);
        assertThat(memory.probability()).isLessThan(0.05);
        assertThat(memory.expectedIn()).isEmpty();
        Bottleneck cpu = only(bottlenecks, b -> b.resource() == PredictedResource.CPU);
        assertThat(cpu.queue().orElseThrow().utilisation()).isPositive();
        assertThat(cpu.probability()).isGreaterThan(memory.probability());
    }

    @Test
    void peaksStayBelowTheirBoundAboutAsOftenAsTheySay() {
        live(predictor, 0, 900);
        int below = 0;
        int count = 0;
        for (int minute = 900; minute < 4_500; minute += 45) {
            PeakUsage peak = only(
                    predictor.predictPeakUsage(Duration.ofMinutes(30)), p -> p.resource() == PredictedResource.CPU);
            double highest = 0;
            for (int i = 0; i < 45; i++) {
                double requests = 100 + 40 * Math.sin((minute + i) / 15.0) + 10 * random.nextGaussian();
                double used = 0.05 + 0.004 * requests + 0.01 * random.nextGaussian();
                highest = i < 30 ? Math.max(highest, used) : highest;
                predictor.observeLoad(requests, 0);
                predictor.observe(PredictedResource.CPU, Math.max(0, used));
                time.passSeconds(60);
            }
            below += highest <= peak.upper() ? 1 : 0;
            count++;
            assertThat(peak.upper()).isGreaterThanOrEqualTo(peak.expected());
        }

        assertThat((double) below / count).isBetween(0.8, 1.0);
    }

    @Test
    void dividesWhatIsLeftAfterTheReserve() {
        List<FairShare> shares = predictor.optimizeAllocation(
                PredictedResource.STORAGE,
                List.of(ShareClaim.of("small", 100, 1), ShareClaim.of("a", 900, 1), ShareClaim.of("b", 900, 3)));

        assertThat(shares.stream().mapToDouble(FairShare::amount).toArray())
                .containsExactly(new double[] {100, 200, 600}, within(1e-9));
    }

    @Test
    void goingOnFromASnapshotEqualsNeverHavingStopped() {
        live(predictor, 0, 200);
        predictor.observe(PredictedResource.CPU, 0.4);
        ResourcePredictor resumed = ResourcePredictor.create(config, time);
        resumed.restore(predictor.snapshot());
        for (int minute = 0; minute < 100; minute++) {
            for (ResourcePredictor each : List.of(predictor, resumed)) {
                each.observeLoad(100 + minute, 1e6);
                each.observe(PredictedResource.CPU, 0.4 + minute % 7 / 100.0);
            }
            time.passSeconds(60);
        }

        assertThat(resumed.predictResources(Duration.ofMinutes(60)))
                .isEqualTo(predictor.predictResources(Duration.ofMinutes(60)));
        assertThat(resumed.estimateBottlenecks(Duration.ofMinutes(60)))
                .isEqualTo(predictor.estimateBottlenecks(Duration.ofMinutes(60)));
    }

    @Test
    void doesNotLookAhead() {
        live(predictor, 0, 200);
        List<ResourceForecast> before = predictor.predictResources(Duration.ofMinutes(10));
        predictor.observe(PredictedResource.CPU, 1e9);

        assertThat(predictor.predictResources(Duration.ofMinutes(10))).isEqualTo(before);
    }

    @Test
    void answersWithoutValuesAndRefusesWhatMakesNoSense() {
        assertThat(predictor.predictResources(Duration.ofMinutes(5))).isEmpty();
        predictor.observe(PredictedResource.GPU, 0);
        assertThat(predictor.predictPeakUsage(Duration.ofMinutes(5)).get(0).upper())
                .isFinite();
        time.pass(Duration.ofDays(30));
        assertThat(predictor.estimateBottlenecks(Duration.ofMinutes(5)).get(0).probability())
                .isBetween(0.0, 1.0);

        assertThatThrownBy(() -> predictor.observe(PredictedResource.CPU, Double.NaN))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.observeLoad(-1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.predictPeakUsage(Duration.ofDays(1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.restore(new byte[2])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> config.withCapacity(PredictedResource.CPU, 0))
                .isInstanceOf(InvalidValueException.class);
    }
}
