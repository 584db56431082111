// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.time.Duration;

/**
 * Within which bounds a cache of answers may be turned; known before it is open.
 *
 * @param mostStale how much longer answers are kept than they are fresh, to be given out when that is allowed
 * @param bytes how much memory answers may take at first; 0 if that is not known
 * @param mostBytes how much they may come to take; 0 if that cannot be changed
 */
record CacheBounds(Duration mostStale, long bytes, long mostBytes) {

    /** Nothing can be turned. */
    static final CacheBounds FIXED = new CacheBounds(Duration.ZERO, 0, 0);

    static CacheBounds of(AnswerCache cache) {
        return new CacheBounds(cache.mostStale(), cache.maximumBytes(), cache.mostBytes());
    }

    boolean canGrow() {
        return bytes > 0 && mostBytes > bytes;
    }
}
