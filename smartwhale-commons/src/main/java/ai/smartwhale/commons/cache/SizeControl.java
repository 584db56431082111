// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** Changes how much a cache may hold: {@code manager::resize}, {@code l1::resize}. Implementations are thread-safe. */
@FunctionalInterface
public interface SizeControl {

    /**
     * Changes how much the cache may hold.
     *
     * @param maximumWeight in the unit of its weigher, 1 or more
     */
    void resize(long maximumWeight);
}
