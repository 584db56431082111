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

    /** A slot that is not taken. */
    long next(Map<Long, String> taken, Instant expiresAt) {
        long second = Math.max(0, Math.min(LATEST_SECOND, expiresAt.getEpochSecond()));
        long slot;
        do {
            slot = (second << NUMBER_BITS) | (number++ & ((1L << NUMBER_BITS) - 1));
        } while (taken.containsKey(slot));
        return slot;
    }

    static boolean isBefore(long slot, Instant moment) {
        return (slot >> NUMBER_BITS) < moment.getEpochSecond();
    }
}
