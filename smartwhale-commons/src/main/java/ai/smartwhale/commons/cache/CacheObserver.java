// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;

/**
 * Is told what happens in a cache. Called on the threads of callers and outside of locks, so it must be quick and never
 * block; what it throws is logged and hurts nobody. Implementations are thread-safe.
 */
public interface CacheObserver {

    /**
     * A layer had the answer, be it a value or the knowledge that there is none.
     *
     * @param key the key
     * @param layer which layer
     * @param stale whether the answer is past its soft limit
     * @param negative whether it is the knowledge that there is no value
     */
    default void hit(CacheKey key, CacheLayer layer, boolean stale, boolean negative) {}

    /**
     * A layer was asked and knew nothing.
     *
     * @param key the key
     * @param layer which layer
     */
    default void missed(CacheKey key, CacheLayer layer) {}

    /**
     * A layer could not be asked, or the loader failed.
     *
     * @param key the key
     * @param layer which
     * @param cause why
     */
    default void failed(CacheKey key, CacheLayer layer, Throwable cause) {}

    /**
     * The loader answered.
     *
     * @param key the key
     * @param took how long it took
     * @param negative whether it has no such value
     */
    default void loaded(CacheKey key, Duration took, boolean negative) {}

    /**
     * A value was written to a layer.
     *
     * @param key the key
     * @param layer which layer
     * @param weight its weight in the unit of the weigher of the cache, whichever the layer
     */
    default void stored(CacheKey key, CacheLayer layer, long weight) {}

    /**
     * A value left a layer.
     *
     * @param key the key
     * @param layer which layer
     * @param reason why
     */
    default void removed(CacheKey key, CacheLayer layer, RemovalReason reason) {}
}
