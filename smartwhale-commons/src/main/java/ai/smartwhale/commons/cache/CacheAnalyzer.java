// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the traffic of a cache: how often which layer had the answer, what the layers hold, and how large the
 * nearest layer should be. Attach it with {@code manager.observe(analyzer.observer())}. What it remembers is bounded.
 * Being told of a hit takes no lock and allocates nothing, except for the sampled keys. Thread-safe.
 */
public interface CacheAnalyzer {

    /**
     * What is told of everything that happens in the cache.
     *
     * @return always the same
     */
    CacheObserver observer();

    /**
     * How often which layer had the answer. The next report's interval begins where this one ends.
     *
     * @return the figures
     */
    HitRateReport analyzeHitRate();

    /**
     * What the layers hold, and how full the memory is.
     *
     * @return the figures
     */
    MemoryReport analyzeMemoryUsage();

    /**
     * Finds the size up to which growing pays, from the miss-ratio curve of the requests to the nearest layer, and sets
     * it as the target of the sizing. The curve is that of a cache that keeps the latest used (LRU); caches with better
     * judgement, as ours, miss less, and their curves bend at the same places.
     *
     * @return what was found and done
     * @throws RuntimeException what the control of the size throws
     */
    OptimizationReport optimize();

    /**
     * An analyzer with the default settings.
     *
     * @param sizing what {@link #optimize()} works on
     * @return the analyzer
     */
    static CacheAnalyzer create(CacheSizing sizing) {
        return builder(sizing).build();
    }

    /**
     * An analyzer with other settings.
     *
     * @param sizing what {@link #optimize()} works on
     * @return a builder with the defaults
     */
    static Builder builder(CacheSizing sizing) {
        return new Builder(sizing);
    }

    /** Puts an analyzer together. Not thread-safe. */
    final class Builder {
        private final CacheSizing sizing;
        private @Nullable CacheAnalyzerConfig config;
        private @Nullable MemoryPressure memory;
        private Ticker ticker = Ticker.system();

        private Builder(CacheSizing sizing) {
            this.sizing = InvalidValueException.requirePresent("sizing", sizing);
        }

        /**
         * How closely the cache is looked at.
         *
         * @param value the settings, those of an untouched builder by default
         * @return this
         */
        public Builder config(CacheAnalyzerConfig value) {
            config = InvalidValueException.requirePresent("config", value);
            return this;
        }

        /**
         * Reads the memory.
         *
         * @param value the JVM's own by default
         * @return this
         */
        public Builder memory(MemoryPressure value) {
            memory = InvalidValueException.requirePresent("memory", value);
            return this;
        }

        /**
         * Measures intervals.
         *
         * @param value the JVM's own by default
         * @return this
         */
        public Builder ticker(Ticker value) {
            ticker = InvalidValueException.requirePresent("ticker", value);
            return this;
        }

        /**
         * Makes the analyzer.
         *
         * @return a new one
         */
        public CacheAnalyzer build() {
            return new DefaultCacheAnalyzer(
                    config == null ? CacheAnalyzerConfig.builder().build() : config,
                    sizing,
                    memory == null ? MemoryPressure.ofJvm() : memory,
                    ticker);
        }
    }
}
