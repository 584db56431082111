// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;

/**
 * The one place that decides how much a cache may hold. Whoever knows what is worth holding sets the target, whoever
 * watches the memory sets the cap, and the cache gets the smaller of the two, within fixed bounds. Thread-safe; the
 * control is called by one thread at a time, and only when the size changes.
 */
public interface CacheSizing {

    /**
     * Takes over the size of a cache, which is given its first size at once.
     *
     * @param control changes the size
     * @param minimum the least the cache may ever hold, 1 or more
     * @param maximum the most it may ever hold, the minimum at least
     * @param target what it may hold at first, within the bounds
     * @return the sizing
     * @throws InvalidValueException if an argument is outside of its range
     */
    static CacheSizing create(SizeControl control, long minimum, long maximum, long target) {
        return new DefaultCacheSizing(control, minimum, maximum, target);
    }

    /**
     * The least the cache may hold.
     *
     * @return fixed
     */
    long minimum();

    /**
     * The most the cache may hold.
     *
     * @return fixed
     */
    long maximum();

    /**
     * What would be worth holding.
     *
     * @return within the bounds
     */
    long target();

    /**
     * What the memory allows.
     *
     * @return within the bounds; the maximum at first
     */
    long cap();

    /**
     * What the cache may hold now.
     *
     * @return the smaller of target and cap
     */
    long size();

    /**
     * Sets what would be worth holding.
     *
     * @param target brought within the bounds
     * @return what the cache may hold from now on
     * @throws RuntimeException what the control throws, after which nothing has changed
     */
    long aimAt(long target);

    /**
     * Sets what the memory allows.
     *
     * @param cap brought within the bounds
     * @return what the cache may hold from now on
     * @throws RuntimeException what the control throws, after which nothing has changed
     */
    long capAt(long cap);
}
