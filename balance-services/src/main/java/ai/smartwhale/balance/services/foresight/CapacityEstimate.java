// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import java.util.OptionalDouble;

/**
 * How many answers come in a second when more would be taken. The time that answers take tells when that is: where it
 * is several times the least lately seen, requests wait for each other, and the answers that come then are all there
 * are. Not thread-safe.
 */
final class CapacityEstimate {

    private static final double WAITS = 3;
    private static final double NEWEST = 0.2;
    private static final double FORGETS = 1.01;
    private static final int ENOUGH = 20;

    private double quickest = Double.POSITIVE_INFINITY;
    private double capacity;

    /**
     * A period is over.
     *
     * @param answers that came
     * @param perSecond the same by the time
     * @param meanSeconds how long they took
     */
    void observe(long answers, double perSecond, double meanSeconds) {
        if (answers < ENOUGH) {
            return;
        }
        // The least is forgotten slowly: a service that became slower for good is not at its limit for ever.
        quickest = Math.min(quickest * FORGETS, meanSeconds);
        boolean full = meanSeconds >= WAITS * quickest;
        if (full) {
            capacity = capacity == 0 ? perSecond : capacity + NEWEST * (perSecond - capacity);
        } else if (capacity > 0) {
            capacity = Math.max(capacity, perSecond);
        }
    }

    OptionalDouble perSecond() {
        return capacity > 0 ? OptionalDouble.of(capacity) : OptionalDouble.empty();
    }
}
