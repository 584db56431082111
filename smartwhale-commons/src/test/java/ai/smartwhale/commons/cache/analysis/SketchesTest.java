// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSketchNeverSaysLessAndSeldomMuchMore(long seed) {
        double error = 0.001;
        double doubt = 0.05;
        CountMinSketch sketch = new CountMinSketch(error, doubt);
        Map<Integer, Integer> truth = new HashMap<>();
        for (int key : new Zipf(100_000, 0.8, seed).trace(300_000)) {
            sketch.add(Mixing.mix(key), 1);
            truth.merge(key, 1, Integer::sum);
        }
        int far = 0;
        for (Map.Entry<Integer, Integer> key : truth.entrySet()) {
            long estimate = sketch.estimate(Mixing.mix(key.getKey()));
            assertThat(estimate).isGreaterThanOrEqualTo(key.getValue());
            far += estimate > key.getValue() + error * 300_000 ? 1 : 0;
        }
        assertThat(far / (double) truth.size()).isLessThan(doubt);
        assertThat(sketch.total()).isEqualTo(300_000);
        assertThat(sketch.bytes()).isLessThan(100_000);
    }

    @Test
    void halvingASketchHalvesItsCounts() {
        CountMinSketch sketch = new CountMinSketch(0.01, 0.01);
        IntStream.range(0, 100).forEach(i -> sketch.add(7, 1));
        sketch.halve();
        assertThat(sketch.estimate(7)).isEqualTo(50);
        assertThat(sketch.total()).isEqualTo(50);
        assertThatThrownBy(() -> new CountMinSketch(0, 0.01)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new CountMinSketch(0.1, Double.NaN)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aSampleOfDifferentKeysKnowsHowManyThereAreAndHowManyCameOnce() {
        DistinctSample sample = new DistinctSample(1, 2_048);
        for (int key = 0; key < 100_000; key++) {
            int times = key % 4 == 0 ? 3 : 1;
            for (int i = 0; i < times; i++) {
                sample.add(Mixing.mix(key));
            }
        }
        assertThat(sample.size()).isLessThanOrEqualTo(2_048);
        assertThat(sample.distinct()).isCloseTo(100_000, within(7_000.0));
        assertThat(sample.onceShare()).isCloseTo(0.75, within(0.04));
        sample.clear();
        assertThat(sample.distinct()).isZero();
        assertThat(sample.onceShare()).isZero();
    }

    @Test
    void weightsAreExactAsLongAsAllFit() {
        WeightSample sample = new WeightSample(100, 2);
        for (int key = 0; key < 80; key++) {
            sample.put(Mixing.mix(key), 5, 0);
            sample.put(Mixing.mix(key), 10, key % 2);
        }
        for (int key = 0; key < 20; key++) {
            sample.remove(Mixing.mix(key));
            sample.remove(Mixing.mix(key));
        }
        assertThat(sample.rate()).isEqualTo(1);
        assertThat(sample.weight(0)).isEqualTo(300);
        assertThat(sample.entries(1)).isEqualTo(30);
    }

    @Test
    void weightsAreEstimatedWellWhereNotAllFit() {
        Random random = new Random(4);
        WeightSample sample = new WeightSample(2_000, 2);
        long[] truth = new long[2];
        for (int key = 0; key < 60_000; key++) {
            int weight = 100 + random.nextInt(1_000);
            sample.put(Mixing.mix(key), weight, key % 3 == 0 ? 1 : 0);
            if (key % 5 == 0) {
                sample.remove(Mixing.mix(key));
            } else {
                truth[key % 3 == 0 ? 1 : 0] += weight;
            }
        }
        assertThat((double) sample.weight(0)).isCloseTo(truth[0], within(truth[0] * 0.1));
        assertThat((double) sample.weight(1)).isCloseTo(truth[1], within(truth[1] * 0.12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1, 1.3})
    void findsTheExponentOfZipfsLaw(double exponent) {
        int[] counts = new int[200];
        for (int key : new Zipf(200, exponent, 3).trace(500_000)) {
            counts[key]++;
        }
        double[] sorted = IntStream.of(counts)
                .boxed()
                .sorted((a, b) -> b - a)
                .mapToDouble(Integer::doubleValue)
                .toArray();
        assertThat(ZipfFit.exponent(sorted).orElseThrow()).isCloseTo(exponent, within(0.02));
        assertThat(ZipfFit.exponent(new double[] {3, 2, 1})).isEmpty();
        assertThat(ZipfFit.exponent(new double[6])).isEmpty();
    }

    @Test
    void keysUsedAlikeHaveTheExponentZero() {
        assertThat(ZipfFit.exponent(new double[] {9, 9, 9, 9, 9, 9}).orElseThrow())
                .isCloseTo(0, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 100})
    void oneOfSoManyEventsIsChosenWhateverTheirRhythm(int every) {
        EventSampler sampler = new EventSampler(every, 42);
        int[] chosen = new int[every];
        int events = 200_000 / every * every;
        for (int i = 0; i < events; i++) {
            if (sampler.next()) {
                chosen[i % every]++;
            }
        }
        assertThat((double) IntStream.of(chosen).sum())
                .isCloseTo(events / (double) every, within(0.05 * events / every));
        double each = events / (double) every / every;
        assertThat(IntStream.of(chosen).asDoubleStream().boxed().toList())
                .allMatch(count -> Math.abs(count - each) < 6 * Math.sqrt(each) + 1);
    }

    @Test
    void everyEventIsChosenOfOneInOne() {
        EventSampler sampler = new EventSampler(1, 0);
        assertThat(IntStream.range(0, 100).allMatch(i -> sampler.next())).isTrue();
        assertThatThrownBy(() -> new EventSampler(0, 0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void countersLoseNothingBetweenThreads() throws InterruptedException {
        StripedCounters counters = new StripedCounters(3);
        Thread[] threads = new Thread[8];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> IntStream.range(0, 20_000).forEach(i -> counters.add(i % 3, 2)));
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counters.sum(0) + counters.sum(1) + counters.sum(2)).isEqualTo(8 * 20_000 * 2);
        assertThat(counters.sums()[1]).isEqualTo(counters.sum(1));
    }

    @Test
    void mixingIsThePublishedGenerator() {
        // SplitMix64 with the seed 1234567: the first outputs as the reference implementation prints them.
        long step = 0x9e3779b97f4a7c15L;
        assertThat(Mixing.mix(1_234_567 + step)).isEqualTo(6_457_827_717_110_365_317L);
        assertThat(Mixing.mix(1_234_567 + 2 * step)).isEqualTo(3_203_168_211_198_807_973L);
    }

    @Test
    void unitsAreNeverTheEnds() {
        assertThat(Mixing.unit(0)).isPositive();
        assertThat(Mixing.unit(-1)).isLessThan(1);
        assertThat(Mixing.unit(1L << 63)).isCloseTo(0.5, within(1e-12));
    }
}
