// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** How often a key encrypted, and which of the two marks it has passed. Thread-safe. */
final class KeyUsage {

    /** What the latest announcement reached. */
    enum Mark {
        BELOW,
        WARNING,
        LIMIT
    }

    private final AtomicLong used;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicBoolean exhausted = new AtomicBoolean();
    private final long warnAt;
    private final long limit;
    private final boolean refuses;

    KeyUsage(long used, long warnAt, long limit, boolean refuses) {
        this.used = new AtomicLong(used);
        this.warnAt = warnAt;
        this.limit = limit;
        this.refuses = refuses;
    }

    long used() {
        return used.get();
    }

    void atLeast(long counted) {
        used.accumulateAndGet(counted, Math::max);
    }

    /**
     * Says to one caller only that the warning is due, and to each that would go beyond the limit that it would; what
     * is refused is not counted, not even for a moment, because a store might keep it.
     */
    Mark add(long encryptions) {
        long before = used.getAndUpdate(now -> mayAdd(now, encryptions) ? now + encryptions : now);
        if (!mayAdd(before, encryptions) || before + encryptions > limit) {
            return Mark.LIMIT;
        }
        return before + encryptions >= warnAt && warned.compareAndSet(false, true) ? Mark.WARNING : Mark.BELOW;
    }

    private boolean mayAdd(long before, long encryptions) {
        return !refuses || before + encryptions <= limit;
    }

    /** True once, so that the end of a key is told once. */
    boolean firstToSeeTheLimit() {
        return exhausted.compareAndSet(false, true);
    }
}
