// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many of those requests that could join others claim marks. All of them, until a whole window of claims met
 * nobody: then a quarter, then one of sixteen; the first that meets somebody brings all back. Who claims is decided by
 * what is wanted and not by chance, in the same way everywhere: what an instance claims that spares the most, all
 * others claim too. Thread-safe; counts may be off by those that are counted at the same moment.
 */
final class ClaimShare {

    /** Claims between two decisions. */
    static final int WINDOW = 512;

    /** A claim costs about a hundredth of what asking the Data service does, so one of so many must spare that. */
    private static final int WORTH = 128;

    private static final int PARTS = 16;
    private static final int STEP = 4;

    private final AtomicInteger claims = new AtomicInteger();
    private final AtomicInteger met = new AtomicInteger();
    private volatile int taken = PARTS;

    /** Whether a need is among those that claim. */
    boolean takes(String id) {
        return (id.hashCode() & (PARTS - 1)) < taken;
    }

    void claimed() {
        if (claims.incrementAndGet() == WINDOW) {
            claims.set(0);
            taken = met.getAndSet(0) * WORTH < WINDOW ? Math.max(1, taken / STEP) : PARTS;
        }
    }

    /** An equal request was under way elsewhere, or was waited for there. */
    void metSomebody() {
        met.incrementAndGet();
        if (taken < PARTS) {
            taken = PARTS;
            claims.set(0);
        }
    }
}
