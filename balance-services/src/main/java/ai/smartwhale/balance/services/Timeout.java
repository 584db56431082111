// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

/** Something that happens at a time to come unless it is cancelled before. */
abstract class Timeout {

    private final long deadlineNanos;

    /** Where it stands in the heap of the timer, -1 when it does not; belongs to the timer. */
    int position = -1;

    /**
     * Creates it.
     *
     * @param deadlineNanos when, by the ticker of the timer
     */
    Timeout(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    final long deadlineNanos() {
        return deadlineNanos;
    }

    final boolean isBefore(Timeout other) {
        return deadlineNanos - other.deadlineNanos < 0;
    }

    /** Called once, on the thread of the timer, outside its lock; must return at once. */
    abstract void expire();
}
