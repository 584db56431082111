// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Which keys are being removed, layer by layer. What somebody brings nearer meanwhile may be an old value from a layer
 * whose turn has not come. It is forgotten when the removal ends, and must not go into a layer whose turn is over.
 * Holds as much as removals under way hold themselves. Thread-safe.
 */
final class Removals {

    /** Of each key how many removals of it are under way. */
    private final Map<CacheKey, Integer> keys = new ConcurrentHashMap<>();
    /** Each under a token of its own. */
    private final Map<Object, Predicate<CacheKey>> conditions = new ConcurrentHashMap<>();

    /** Keys are being removed until what this gives is run. */
    Runnable begin(Collection<CacheKey> removed) {
        removed.forEach(key -> keys.merge(key, 1, Integer::sum));
        return () -> removed.forEach(
                key -> keys.computeIfPresent(key, (same, count) -> count == 1 ? null : Integer.valueOf(count - 1)));
    }

    /** All keys of a kind are being removed until what this gives is run. */
    Runnable begin(Predicate<CacheKey> removed) {
        Object token = new Object();
        conditions.put(token, removed);
        return () -> conditions.remove(token);
    }

    boolean include(CacheKey key) {
        return keys.containsKey(key) || conditions.values().stream().anyMatch(condition -> condition.test(key));
    }
}
