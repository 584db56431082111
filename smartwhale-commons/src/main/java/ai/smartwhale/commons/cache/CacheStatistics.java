// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Map;

/**
 * The figures of a cache since it was made.
 *
 * @param hits how often each layer had the answer; never has {@link CacheLayer#SOURCE}
 * @param misses how often each layer was asked and knew nothing
 * @param failures how often each layer could not be asked; for {@link CacheLayer#SOURCE}, how often loads failed
 * @param requests how often anybody asked for a key
 * @param loads how often the source was asked
 * @param joined how many callers waited for the load of another instead of loading
 * @param staleServed how often a stale value was given out
 * @param refreshes how many loads replaced a value that was still there
 * @param inFlight how many loads are under way
 */
public record CacheStatistics(
        Map<CacheLayer, Long> hits,
        Map<CacheLayer, Long> misses,
        Map<CacheLayer, Long> failures,
        long requests,
        long loads,
        long joined,
        long staleServed,
        long refreshes,
        long inFlight) {

    /** Copies the maps. */
    public CacheStatistics {
        hits = Map.copyOf(hits);
        misses = Map.copyOf(misses);
        failures = Map.copyOf(failures);
    }

    /**
     * The share of requests that some layer answered.
     *
     * @return 0 to 1; 0 before the first request
     */
    public double hitRate() {
        long found = hits.values().stream().mapToLong(Long::longValue).sum();
        return requests == 0 ? 0 : (double) found / requests;
    }
}
