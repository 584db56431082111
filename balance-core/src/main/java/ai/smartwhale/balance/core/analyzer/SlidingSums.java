// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.Arrays;

/** Sums over the last buckets of time, several side by side. Not thread-safe; readings of time must not go back. */
final class SlidingSums {

    private final double[][] ring;
    private final long bucketNanos;
    private final long origin;
    /** Counted from the beginning. */
    private long newest;

    SlidingSums(int fields, AnalysisWindow window, long now) {
        this.ring = new double[window.buckets()][fields];
        this.bucketNanos = window.bucket().toNanos();
        this.origin = now;
    }

    void add(long now, int field, double amount) {
        move(now);
        ring[(int) (newest % ring.length)][field] += amount;
    }

    /** Over the whole window. */
    double sum(long now, int field) {
        return sum(now, field, 0, ring.length);
    }

    /** Over buckets by their age: from one age, 0 for the one that is filled now, to another, which is excluded. */
    double sum(long now, int field, int youngest, int oldest) {
        move(now);
        double sum = 0;
        long last = Math.min(oldest, newest + 1);
        for (long age = youngest; age < last; age++) {
            sum += ring[(int) ((newest - age) % ring.length)][field];
        }
        return sum;
    }

    int buckets() {
        return ring.length;
    }

    private void move(long now) {
        long present = (now - origin) / bucketNanos;
        long steps = Math.min(ring.length, present - newest);
        for (long step = 0; step < steps; step++) {
            Arrays.fill(ring[(int) ((present - step) % ring.length)], 0);
        }
        newest = Math.max(newest, present);
    }
}
