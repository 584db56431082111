// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

/** Which of the latest 64 requests missed their target. Guarded by the lock of its owner. */
final class TargetWindow {

    private static final int SIZE = Long.SIZE;
    private static final int ONE_IN = 20;

    private long missed;
    private int samples;

    void add(boolean miss) {
        missed = missed << 1 | (miss ? 1 : 0);
        samples = Math.min(SIZE, samples + 1);
    }

    int samples() {
        return samples;
    }

    int misses() {
        return Long.bitCount(missed);
    }

    /** Whether 95 of 100 were in time. */
    boolean isMet() {
        return misses() * ONE_IN <= samples;
    }
}
