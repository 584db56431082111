// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import java.time.Instant;
import java.util.Map;

/** Places in the index of expiries: the second in which an entry expires, and a number that tells it from others. */
final class ExpirySlots {

    private static final int NUMBER_BITS = 24;
    private static final long LATEST_SECOND = (1L << (62 - NUMBER_BITS)) - 1;

    private long number;

    /** Takes a slot that is not taken. */
    long take(Map<Long, String> index, Instant expiresAt, String stored) {
        long second = Math.max(0, Math.min(LATEST_SECOND, expiresAt.getEpochSecond()));
        long slot;
        do {
            slot = (second << NUMBER_BITS) | (number++ & ((1L << NUMBER_BITS) - 1));
        } while (index.putIfAbsent(slot, stored) != null);
        return slot;
    }

    /** All slots of what expires before the second of a moment are below. */
    static long firstOf(Instant moment) {
        return Math.max(0, Math.min(LATEST_SECOND, moment.getEpochSecond())) << NUMBER_BITS;
    }
}
