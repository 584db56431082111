// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

/**
 * How many requests a model can stand at a time, by additive increase and multiplicative decrease (Chiu and Jain,
 * 1989): one more per round while the limit is used and the target is met, a part less at most once per round. Guarded
 * by the lock of its owner.
 */
final class InFlightLimit {

    private final double backoff;
    private final int most;
    private double limit;
    private long decreasedAfter = -1;

    InFlightLimit(double initial, double backoff, int most) {
        this.limit = Math.min(initial, most);
        this.backoff = backoff;
        this.most = most;
    }

    int value() {
        return (int) limit;
    }

    double exact() {
        return limit;
    }

    /** Others know more than this one does. */
    void adopt(double other) {
        limit = Math.max(1, Math.min(most, other));
    }

    /** A limit that is not half used says nothing about what is above it. */
    void succeeded(int inFlight, boolean isTargetMet) {
        if (isTargetMet && inFlight * 2 >= value()) {
            limit = Math.min(most, limit + 1 / limit);
        }
    }

    /** Requests that were let in before the last decrease tell of what was then. */
    void overloaded(long grant, long latestGrant) {
        if (grant > decreasedAfter) {
            limit = Math.max(1, limit * backoff);
            decreasedAfter = latestGrant;
        }
    }
}
