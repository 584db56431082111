// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Optional;

/**
 * Asks the source for a value that no layer has, and may block while it does.
 *
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface CacheLoader<V> {

    /**
     * Loads a value.
     *
     * @param key the key
     * @return the value; empty if the source says that there is none, which is kept as well
     * @throws Exception if the source cannot be asked, which is not kept
     */
    Optional<V> load(CacheKey key) throws Exception;
}
