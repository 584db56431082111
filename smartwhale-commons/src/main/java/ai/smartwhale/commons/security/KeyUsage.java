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

    KeyUsage(long used, long warnAt, long limit) {
        this.used = new AtomicLong(used);
        this.warnAt = warnAt;
        this.limit = limit;
    }

    long used() {
        return used.get();
    }

    void atLeast(long counted) {
        used.accumulateAndGet(counted, Math::max);
    }

    /** Says to one caller only that the warning is due, and to each that is beyond the limit that it is. */
    Mark add(long encryptions) {
        long now = used.addAndGet(encryptions);
        if (now > limit) {
            return Mark.LIMIT;
        }
        return now >= warnAt && warned.compareAndSet(false, true) ? Mark.WARNING : Mark.BELOW;
    }

    /** Takes back what was announced and refused. */
    void takeBack(long encryptions) {
        used.addAndGet(-encryptions);
    }

    boolean isExhausted() {
        return used.get() >= limit;
    }

    /** True once, so that the end of a key is told once. */
    boolean firstToSeeTheLimit() {
        return exhausted.compareAndSet(false, true);
    }
}
