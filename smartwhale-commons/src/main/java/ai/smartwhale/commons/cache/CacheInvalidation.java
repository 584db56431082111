// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * Removes values from every layer, here and on all instances that share one. A value whose load is under way when its
 * key is removed reaches those who wait for it, and is not kept. Thread-safe.
 */
public interface CacheInvalidation {

    /**
     * Removes a key.
     *
     * @param key the key
     * @return what was removed where; done once every instance that can be reached was told
     */
    CompletableFuture<InvalidationReport> invalidate(CacheKey key);

    /**
     * Removes many keys.
     *
     * @param keys the keys, 100,000 at most
     * @return what was removed where
     * @throws ai.smartwhale.commons.LimitExceededException if there are more
     */
    CompletableFuture<InvalidationReport> batchInvalidate(Collection<CacheKey> keys);

    /**
     * Removes the keys of a namespace whose ids match a pattern. A pattern that matches everything is refused here: see
     * {@link #dropNamespace}.
     *
     * @param namespace the namespace
     * @param pattern the pattern of ids, see {@link GlobPattern}
     * @return what was removed where
     * @throws ai.smartwhale.commons.InvalidValueException if the namespace or the pattern is none, or matches
     *     everything
     */
    CompletableFuture<InvalidationReport> patternInvalidate(String namespace, String pattern);

    /**
     * Removes all keys of a namespace in a time that does not depend on their number.
     *
     * @param namespace the namespace
     * @return what was removed where; counts only what could be counted in that time
     * @throws ai.smartwhale.commons.InvalidValueException if the namespace is none
     */
    CompletableFuture<InvalidationReport> dropNamespace(String namespace);
}
