// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReuseDistancesTest {

    private static MissRatioCurve curve(int[] trace, double rate, int samples) {
        ReuseDistances distances = new ReuseDistances(rate, samples);
        for (int key : trace) {
            distances.reference(Mixing.mix(key));
        }
        return distances.curve(trace.length);
    }

    /** The miss ratio of a real LRU cache. */
    private static double lru(int[] trace, int size) {
        Map<Integer, Integer> cache = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
                return size() > size;
            }
        };
        int misses = 0;
        for (int key : trace) {
            if (cache.put(key, key) == null) {
                misses++;
            }
        }
        return (double) misses / trace.length;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isExactlyLruWhenEveryKeyIsSampled(long seed) {
        Random random = new Random(seed);
        int[] trace = IntStream.range(0, 30_000)
                .map(i -> random.nextInt(4) == 0 ? 400 + i % 300 : (int) Math.abs(random.nextGaussian() * 120))
                .toArray();
        MissRatioCurve curve = curve(trace, 1, 1_000);
        for (int size : new int[] {1, 2, 3, 10, 50, 100, 200, 300, 400, 500, 511}) {
            assertThat(curve.missRatio(size)).as("size %d", size).isCloseTo(lru(trace, size), within(1e-9));
        }
    }

    @Test
    void isWithinThreePointsOfLruOnSkewedKeysWithASample() {
        for (int seed = 0; seed < 3; seed++) {
            int[] trace = new Zipf(200_000, 0.9 + 0.1 * seed, seed).trace(500_000);
            MissRatioCurve some = curve(trace, 1 / 8.0, 8_192);
            MissRatioCurve all = curve(trace, 1, 8_192);
            for (int size : new int[] {1_000, 2_000, 5_000, 10_000, 20_000, 50_000}) {
                double lru = lru(trace, size);
                assertThat(some.missRatio(size))
                        .as("seed %d, size %d", seed, size)
                        .isCloseTo(lru, within(0.03));
                assertThat(all.missRatio(size))
                        .as("seed %d, size %d", seed, size)
                        .isCloseTo(lru, within(0.03));
            }
        }
    }

    @Test
    void showsTheCliffOfAScanThatRepeats() {
        int[] trace = IntStream.range(0, 200_000).map(i -> i % 2_000).toArray();
        for (MissRatioCurve curve : List.of(curve(trace, 1, 4_096), curve(trace, 1, 500))) {
            assertThat(curve.missRatio(1_700)).isGreaterThan(0.97);
            assertThat(curve.missRatio(2_300)).isLessThan(0.03);
            assertThat(curve.worthwhileSize(100, 10_000, 0.001)).isBetween(1_700L, 2_300L);
            assertThat(curve.worthwhileSize(100, 1_500, 0.001)).isEqualTo(100);
        }
        assertThat(curve(trace, 1, 4_096).missRatio(1_999)).isEqualTo(1);
    }

    @Test
    void sumsWeights() {
        ReuseDistances distances = new ReuseDistances(1, 64);
        for (int round = 0; round < 1_000; round++) {
            for (int key = 0; key < 10; key++) {
                distances.reference(Mixing.mix(key));
                distances.weigh(Mixing.mix(key), key < 5 ? 10 : 30);
            }
        }
        MissRatioCurve curve = distances.curve(10_000);
        assertThat(curve.missRatio(199)).isGreaterThan(0.99);
        assertThat(curve.missRatio(200)).isCloseTo(0.001, within(1e-3));
    }

    @Test
    void remembersNoMoreKeysThanAllowedAndGoesOnBeingRight() {
        Random random = new Random(9);
        int[] trace = random.ints(500_000, 0, 20_000).toArray();
        ReuseDistances distances = new ReuseDistances(1, 256);
        for (int key : trace) {
            distances.reference(Mixing.mix(key));
        }
        assertThat(distances.rate()).isBetween(256 / 20_000.0 * 0.8, 256 / 20_000.0 * 1.2);
        MissRatioCurve curve = distances.curve(trace.length);
        for (int size : new int[] {2_000, 5_000, 10_000, 15_000}) {
            assertThat(curve.missRatio(size)).isCloseTo(1 - size / 20_000.0, within(0.06));
        }
    }

    @Test
    void whatIsFadedCountsLess() {
        ReuseDistances distances = new ReuseDistances(1, 4_096);
        for (int i = 0; i < 50_000; i++) {
            distances.reference(Mixing.mix(i % 1_000));
        }
        distances.fade(0.1);
        for (int i = 0; i < 50_000; i++) {
            distances.reference(Mixing.mix(5_000 + i % 100));
        }
        MissRatioCurve curve = distances.curve(55_000);
        assertThat(curve.missRatio(100)).isBetween(0.08, 0.11);
        assertThat(curve.missRatio(1_100)).isLessThan(0.01);
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(new ReuseDistances(1, 16).curve(0).missRatio(1_000_000)).isEqualTo(1);
        assertThatThrownBy(() -> new ReuseDistances(0, 100)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ReuseDistances(Double.NaN, 100)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ReuseDistances(1, 15)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ReuseDistances(1, 16).fade(1.5)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void isWithinThreePointsOfLruOnTheBlocksOfRealConversations() throws IOException {
        Path file = Path.of(
                System.getProperty("smartwhale.data", "../../shared/data"),
                "llm-requests",
                "mooncake_conversation_trace.jsonl.gz");
        Assumptions.assumeTrue(Files.exists(file), "no such data here");
        int[] trace = blocks(file);
        assertThat(trace).hasSizeGreaterThan(100_000);
        MissRatioCurve exact = curve(trace, 1, 1 << 18);
        MissRatioCurve sampled = curve(trace, 1 / 16.0, 8_192);
        for (int size : new int[] {1_000, 5_000, 10_000, 30_000, 100_000}) {
            double lru = lru(trace, size);
            assertThat(exact.missRatio(size)).as("exact, size %d", size).isCloseTo(lru, within(0.005));
            assertThat(sampled.missRatio(size)).as("sampled, size %d", size).isCloseTo(lru, within(0.03));
        }
    }

    private static int[] blocks(Path file) throws IOException {
        Pattern ids = Pattern.compile("\"hash_ids\": \\[([0-9, ]*)\\]");
        List<Integer> blocks = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Matcher matcher = ids.matcher(line);
                if (matcher.find() && !matcher.group(1).isBlank()) {
                    Arrays.stream(matcher.group(1).split(", ", -1))
                            .map(Integer::valueOf)
                            .forEach(blocks::add);
                }
            }
        }
        return blocks.stream().mapToInt(Integer::intValue).toArray();
    }
}
