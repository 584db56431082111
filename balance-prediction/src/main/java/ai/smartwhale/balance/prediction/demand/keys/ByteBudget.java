// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/** A bucket that fills by time up to a limit. Not thread-safe. */
final class ByteBudget {

    private double perMilli;
    private final double most;
    private double left;
    private long filledAt;

    ByteBudget(long perSecond, long most, long now) {
        this.perMilli = perSecond / 1_000.0;
        this.most = most;
        this.left = perSecond == 0 ? 0 : most;
        this.filledAt = now;
    }

    void fill(long now) {
        left = Math.min(most, left + Math.max(0, now - filledAt) * perMilli);
        filledAt = Math.max(filledAt, now);
    }

    /** Changes how fast it fills, from here on. */
    void rate(long perSecond, long now) {
        fill(now);
        perMilli = perSecond / 1_000.0;
        left = perSecond == 0 ? 0 : left;
    }

    double left() {
        return left;
    }

    void take(double bytes) {
        left -= bytes;
    }
}
