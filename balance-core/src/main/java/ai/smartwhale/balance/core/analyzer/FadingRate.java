// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * An amount per second in which what is old fades by e in every smoothing time. Corrected for what it has not seen yet,
 * so that a steady stream has its rate from the beginning. Not thread-safe.
 */
final class FadingRate {

    private final double smoothing;
    private final long origin;
    private long last;
    private double rate;

    FadingRate(double smoothingNanos, long now) {
        this.smoothing = smoothingNanos;
        this.origin = now;
        this.last = now;
    }

    void add(long now, double amount) {
        rate = faded(now) + amount / smoothing;
        last = now;
    }

    /** In units per second. */
    double perSecond(long now) {
        double seen = -Math.expm1(-Math.max(1, now - origin) / smoothing);
        // A single amount says little about a rate, so the first moments count as a tenth of the smoothing time.
        return faded(now) / Math.max(seen, 0.1) * 1e9;
    }

    private double faded(long now) {
        return rate * Math.exp(-(now - last) / smoothing);
    }
}
