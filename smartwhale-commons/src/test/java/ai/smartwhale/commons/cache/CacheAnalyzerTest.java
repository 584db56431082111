// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.analysis.Zipf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CacheAnalyzerTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<Long> sizes = new ArrayList<>();
    private final CacheSizing sizing = CacheSizing.create(sizes::add, 100, 20_000, 1_000);

    private CacheAnalyzer analyzer(CacheAnalyzerConfig.Builder config) {
        return CacheAnalyzer.builder(sizing)
                .config(config.build())
                .ticker(nanos::get)
                .memory(() -> new MemoryReading(70, OptionalLong.of(50), 100, 3, OptionalDouble.empty()))
                .build();
    }

    private static CacheAnalyzerConfig.Builder exact() {
        return CacheAnalyzerConfig.builder().prefixSample(1).curve(1, 1 << 16);
    }

    private static CacheKey key(String namespace, String id) {
        return CacheKey.of(namespace, id);
    }

    @Test
    void countsByLayerNamespaceAndPrefixOfLateAndEver() {
        CacheAnalyzer analyzer = analyzer(exact());
        CacheObserver told = analyzer.observer();
        for (int i = 0; i < 10; i++) {
            told.hit(key("a", "x:" + i), CacheLayer.L1, i < 2, i < 1);
        }
        told.missed(key("a", "y:1"), CacheLayer.L1);
        told.failed(key("a", "y:1"), CacheLayer.L2, new IllegalStateException());
        told.loaded(key("a", "y:1"), Duration.ofMillis(1), true);
        nanos.addAndGet(1_000);

        HitRates first = analyzer.analyzeHitRate().interval();
        assertThat(first.span()).isEqualTo(Duration.ofNanos(1_000));
        assertThat(first.layer(CacheLayer.L1)).isEqualTo(new HitCounts(10, 1, 0, 2, 1));
        assertThat(first.layer(CacheLayer.L1).hitRate()).isCloseTo(10 / 11.0, within(1e-12));
        assertThat(first.layer(CacheLayer.L2)).isEqualTo(new HitCounts(0, 0, 1, 0, 0));
        assertThat(first.layer(CacheLayer.L3)).isEqualTo(new HitCounts(0, 0, 0, 0, 0));
        assertThat(first.layer(CacheLayer.SOURCE)).isEqualTo(new HitCounts(1, 0, 0, 0, 1));
        assertThat(first.prefixes()).containsOnlyKeys("a:x", "a:y");
        assertThat(first.prefixes().get("a:x")).isEqualTo(Map.of(CacheLayer.L1, new HitCounts(10, 0, 0, 2, 1)));

        told.hit(key("b", "plain"), CacheLayer.L1, false, false);
        nanos.addAndGet(500);
        HitRateReport second = analyzer.analyzeHitRate();
        assertThat(second.interval().namespaces()).containsOnlyKeys("b");
        assertThat(second.interval().prefixes()).containsOnlyKeys("b");
        assertThat(second.interval().span()).isEqualTo(Duration.ofNanos(500));
        assertThat(second.lifetime().layer(CacheLayer.L1).hits()).isEqualTo(11);
        assertThat(second.lifetime().namespaces()).containsOnlyKeys("a", "b");
        assertThat(second.lifetime().span()).isEqualTo(Duration.ofNanos(1_500));
        assertThat(analyzer.analyzeHitRate().interval().layers()).isEmpty();
    }

    @Test
    void whatComesTooLateForANameIsCountedTogether() {
        CacheAnalyzer analyzer = analyzer(exact().mostNamespaces(3).mostPrefixes(2));
        for (int i = 0; i < 100; i++) {
            analyzer.observer().hit(key("n" + i % 10, "p" + i % 5 + ":x"), CacheLayer.L1, false, false);
        }
        HitRates rates = analyzer.analyzeHitRate().lifetime();
        assertThat(rates.namespaces()).containsOnlyKeys("n0", "n1", "n2", HitRateReport.OTHER);
        assertThat(rates.namespaces()
                        .get(HitRateReport.OTHER)
                        .get(CacheLayer.L1)
                        .hits())
                .isEqualTo(70);
        assertThat(rates.prefixes()).containsOnlyKeys("n0:p0", "n1:p1", HitRateReport.OTHER);
        assertThat(rates.prefixes().get(HitRateReport.OTHER).get(CacheLayer.L1).hits())
                .isEqualTo(80);
    }

    @Test
    void figuresByPrefixAreNearTheTruthWhenSampled() {
        CacheAnalyzer analyzer = analyzer(CacheAnalyzerConfig.builder());
        for (int i = 0; i < 160_000; i++) {
            CacheKey key = key("n", "p" + i % 4 + ":" + i);
            if (i % 16 < 4) {
                analyzer.observer().missed(key, CacheLayer.L1);
            } else {
                analyzer.observer().hit(key, CacheLayer.L1, false, false);
            }
        }
        HitRateReport report = analyzer.analyzeHitRate();
        assertThat(report.prefixSample()).isEqualTo(32);
        assertThat(report.lifetime().layer(CacheLayer.L1)).isEqualTo(new HitCounts(120_000, 40_000, 0, 0, 0));
        report.lifetime().prefixes().forEach((name, layers) -> {
            assertThat((double) layers.get(CacheLayer.L1).answers()).isCloseTo(40_000, within(4_000.0));
            assertThat(layers.get(CacheLayer.L1).hitRate()).isCloseTo(0.75, within(0.05));
        });
    }

    @Test
    void prefixesAreOfAnyShape() {
        assertThat(KeyPrefix.upTo('/').lengthIn("model/7")).isEqualTo(5);
        assertThat(KeyPrefix.upTo('/').lengthIn("model")).isZero();
        assertThat(KeyPrefix.ofLength(3).lengthIn("ab")).isEqualTo(2);
        assertThatThrownBy(() -> KeyPrefix.ofLength(0)).isInstanceOf(InvalidValueException.class);
        CacheAnalyzer analyzer = analyzer(exact().prefix(id -> id.length() > 3 ? 99 : -5));
        analyzer.observer().hit(key("n", "abcdef"), CacheLayer.L1, false, false);
        analyzer.observer().hit(key("n", "ab"), CacheLayer.L1, false, false);
        assertThat(analyzer.analyzeHitRate().lifetime().prefixes()).containsOnlyKeys("n:abcdef", "n");
    }

    @Test
    void weighsWhatTheLayersHold() {
        CacheAnalyzer analyzer = analyzer(exact());
        CacheObserver told = analyzer.observer();
        for (int i = 0; i < 100; i++) {
            told.stored(key("n", "p" + i % 2 + ":" + i), CacheLayer.L1, 1);
            told.stored(key("n", "p" + i % 2 + ":" + i), CacheLayer.L2, 1_000);
        }
        for (int i = 0; i < 40; i++) {
            told.removed(key("n", "p" + i % 2 + ":" + i), CacheLayer.L1, RemovalReason.SIZE);
            told.removed(key("n", "p" + i % 2 + ":" + i), CacheLayer.L2, RemovalReason.REPLACED);
        }
        MemoryReport report = analyzer.analyzeMemoryUsage();
        assertThat(report.layers()).containsOnlyKeys(CacheLayer.L1, CacheLayer.L2);
        MemoryReport.LayerMemory l1 = report.layers().get(CacheLayer.L1);
        assertThat(l1.total()).isEqualTo(new MemoryReport.Held(60, 60));
        assertThat(l1.sampled()).isEqualTo(1);
        assertThat(l1.prefixes().get("n:p0")).isEqualTo(new MemoryReport.Held(30, 30));
        assertThat(report.layers().get(CacheLayer.L2).total().weightPerEntry()).isEqualTo(1_000);
        assertThat(report.memory().level()).hasValue(0.5);
    }

    @Test
    void saysSoWhenTooLittleWasSeen() {
        CacheAnalyzer analyzer = analyzer(exact().leastRequests(1_000));
        for (int i = 0; i < 999; i++) {
            analyzer.observer().missed(key("n", "k" + i), CacheLayer.L1);
        }
        assertThat(analyzer.optimize()).isEqualTo(new OptimizationReport.NotEnoughData(999, 1_000));
        assertThat(sizes).containsExactly(1_000L);
    }

    private static void request(CacheAnalyzer analyzer, int key) {
        analyzer.observer().missed(key("n", "k" + key), CacheLayer.L1);
    }

    private static void requests(CacheAnalyzer analyzer, int[] trace) {
        IntStream.of(trace).forEach(key -> request(analyzer, key));
    }

    @Test
    void growsTheCacheToHoldAScanThatRepeats() {
        CacheAnalyzer analyzer = analyzer(exact());
        requests(analyzer, IntStream.range(0, 60_000).map(i -> i % 3_000).toArray());
        OptimizationReport.Applied report = (OptimizationReport.Applied) analyzer.optimize();
        assertThat(report.from()).isEqualTo(1_000);
        assertThat(report.to()).isBetween(3_000L, 3_012L);
        assertThat(report.size()).isEqualTo(report.to());
        assertThat(report.curve().missRatio(1_000)).isGreaterThan(0.99);
        assertThat(report.curve().missRatio(report.to())).isLessThan(0.06);
        assertThat(sizes).containsExactly(1_000L, report.to());
    }

    @Test
    void givesUpRoomThatNobodyUses() {
        CacheAnalyzer analyzer = analyzer(exact());
        requests(analyzer, IntStream.range(0, 60_000).map(i -> i % 300).toArray());
        OptimizationReport report = analyzer.optimize();
        assertThat(report).isInstanceOf(OptimizationReport.Applied.class);
        assertThat(sizing.target()).isBetween(300L, 310L);
    }

    @Test
    void onlyAdvisesIfItIsAskedTo() {
        CacheAnalyzer analyzer = analyzer(exact().adviceOnly(true));
        requests(analyzer, IntStream.range(0, 60_000).map(i -> i % 3_000).toArray());
        assertThat(((OptimizationReport.Advised) analyzer.optimize()).to()).isBetween(3_000L, 3_012L);
        assertThat(sizes).containsExactly(1_000L);
    }

    @Test
    void theMemoryHasTheLastWord() {
        CacheAnalyzer analyzer = analyzer(exact());
        sizing.capAt(2_000);
        requests(analyzer, IntStream.range(0, 60_000).map(i -> i % 3_000).toArray());
        OptimizationReport.Applied report = (OptimizationReport.Applied) analyzer.optimize();
        assertThat(report.to()).isGreaterThanOrEqualTo(3_000);
        assertThat(report.size()).isEqualTo(2_000);
        sizing.capAt(20_000);
        assertThat(sizes.get(sizes.size() - 1)).isEqualTo(report.to());
    }

    /** It may grow for a while: a key that was seen once says nothing of how far its next use is. */
    @Test
    void doesNotFlapWhenTheTrafficStaysTheSame() {
        for (double exponent : new double[] {0.7, 0.9, 1.1}) {
            CacheAnalyzer analyzer = analyzer(CacheAnalyzerConfig.builder().curve(0.5, 2_048));
            Zipf zipf = new Zipf(30_000, exponent, 5);
            int before = sizes.size();
            int early = 0;
            for (int round = 0; round < 50; round++) {
                early = round == 30 ? sizes.size() : early;
                requests(analyzer, zipf.trace(12_000));
                assertThat(analyzer.optimize()).isNotInstanceOf(OptimizationReport.NotEnoughData.class);
            }
            List<Long> changes = sizes.subList(before, sizes.size());
            assertThat(changes).as("exponent %s", exponent).isNotEmpty();
            assertThat(sizes.size() - early).as("late changes in %s", changes).isLessThanOrEqualTo(1);
            int turns = 0;
            for (int i = 2; i < changes.size(); i++) {
                turns += (changes.get(i) > changes.get(i - 1)) != (changes.get(i - 1) > changes.get(i - 2)) ? 1 : 0;
            }
            assertThat(turns).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void followsTrafficThatChanges() {
        CacheAnalyzer analyzer = analyzer(exact());
        requests(analyzer, IntStream.range(0, 60_000).map(i -> i % 3_000).toArray());
        analyzer.optimize();
        for (int round = 0; round < 12; round++) {
            requests(
                    analyzer,
                    IntStream.range(0, 60_000).map(i -> 10_000 + i % 500).toArray());
            analyzer.optimize();
        }
        assertThat(sizing.target()).isBetween(500L, 600L);
    }

    @Test
    void beingToldOfAHitAllocatesNothing() {
        CacheObserver told = CacheAnalyzer.create(sizing).observer();
        CacheKey[] keys = IntStream.range(0, 512)
                .mapToObj(i -> key("n", "p" + i % 3 + ":" + i))
                .toArray(CacheKey[]::new);
        int[] next = new int[1];
        assertThat(Allocations.perRun(() -> told.hit(keys[next[0]++ & 511], CacheLayer.L1, false, false)))
                .isLessThan(0.5);
    }

    @Test
    void countsExactlyWhatManyThreadsTell() throws InterruptedException {
        CacheAnalyzer analyzer = analyzer(CacheAnalyzerConfig.builder());
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            int seed = t;
            threads[t] = new Thread(() -> {
                for (int key : new Zipf(1_000, 1, seed).trace(30_000)) {
                    analyzer.observer().hit(key("n" + key % 70, "k" + key), CacheLayer.L1, false, false);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(analyzer.analyzeHitRate().lifetime().layer(CacheLayer.L1).hits())
                .isEqualTo(120_000);
        assertThat(analyzer.optimize()).isNotInstanceOf(OptimizationReport.NotEnoughData.class);
    }

    @Test
    void refusesSettingsThatAreNone() {
        assertThatThrownBy(() -> CacheAnalyzerConfig.builder().leastGain(-1).build())
                .hasMessageContaining("leastGain");
        assertThatThrownBy(() -> CacheAnalyzerConfig.builder().fade(Double.NaN).build())
                .hasMessageContaining("fade");
        assertThatThrownBy(() -> CacheAnalyzerConfig.builder().hysteresis(1).build())
                .hasMessageContaining("hysteresis");
        assertThatThrownBy(() -> CacheAnalyzerConfig.builder().curve(0, 100).build())
                .hasMessageContaining("curveRate");
        assertThatThrownBy(() -> CacheAnalyzerConfig.builder().curve(1, 1).build())
                .hasMessageContaining("curveSamples");
        assertThatThrownBy(() -> CacheAnalyzerConfig.builder().leastRequests(0).build())
                .isInstanceOf(InvalidValueException.class);
    }
}
