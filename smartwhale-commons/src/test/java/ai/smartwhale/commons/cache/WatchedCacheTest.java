// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A real cache with those who watch it and those who size it. */
class WatchedCacheTest {

    private static final int REQUESTS = 60_000;

    @Test
    void whatIsSeenOfACacheIsWhatItDoesAndAdviceOnItsSizeIsFollowed() {
        try (CacheManager<String> cache =
                CacheManager.<String>builder("watched").maximumWeight(200).build()) {
            CacheSizing sizing = CacheSizing.create(cache::resize, 100, 5_000, 200);
            CacheAnalyzer analyzer = CacheAnalyzer.builder(sizing)
                    .config(CacheAnalyzerConfig.builder()
                            .prefixSample(1)
                            .curve(1, 1 << 14)
                            .build())
                    .build();
            UsageTracker tracker = UsageTracker.create();
            cache.observe(analyzer.observer());
            cache.observe(tracker.observer());
            Random random = new Random(5);
            for (int i = 0; i < REQUESTS; i++) {
                // The square prefers low numbers: a few pages are hot, most are rare.
                double hot = random.nextDouble() * random.nextDouble();
                CacheKey key = CacheKey.of("web", "page" + (int) (2_000 * hot * hot));
                assertThat(cache.smartGet(key, missing -> Optional.of("v")).value())
                        .contains("v");
            }
            CacheStatistics did = cache.statistics();
            HitRates seen = analyzer.analyzeHitRate().lifetime();
            assertThat(seen.layer(CacheLayer.L1).hits()).isEqualTo(did.hits().get(CacheLayer.L1));
            assertThat(seen.layer(CacheLayer.L1).hitRate()).isCloseTo(did.hitRate(), within(0.001));
            assertThat(seen.layer(CacheLayer.SOURCE).hits()).isEqualTo(did.loads());
            assertThat(tracker.usesOf(CacheKey.of("web", "page0"))).isPositive();

            assertThat(analyzer.optimize()).isInstanceOfSatisfying(OptimizationReport.Applied.class, applied -> {
                assertThat(applied.to()).isGreaterThan(200);
                assertThat(cache.nearStatistics().maximumWeight()).isEqualTo(applied.size());
            });

            sizing.capAt(100);
            assertThat(cache.nearStatistics().maximumWeight()).isEqualTo(100);
            assertThat(cache.nearStatistics().entries()).isLessThanOrEqualTo(100);
        }
    }
}
