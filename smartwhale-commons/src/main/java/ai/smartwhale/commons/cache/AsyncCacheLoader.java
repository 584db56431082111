// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Asks the source for a value that no layer has, without blocking.
 *
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface AsyncCacheLoader<V> {

    /**
     * Begins to load a value.
     *
     * @param key the key
     * @return the value; empty if the source says that there is none, which is kept as well; fails if the source cannot
     *     be asked, which is not kept
     */
    CompletionStage<Optional<V>> load(CacheKey key);
}
