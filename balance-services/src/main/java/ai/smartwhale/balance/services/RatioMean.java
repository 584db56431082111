// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.Optional;

/** A mean of positive ratios: of all at first, then weighted exponentially, so that it follows changes. Thread-safe. */
final class RatioMean {

    private static final double LEAST_WEIGHT = 0.05;

    private double mean;
    private int count;

    synchronized void add(double ratio) {
        count = Math.min(count + 1, 1_000_000);
        mean += (ratio - mean) * Math.max(1.0 / count, LEAST_WEIGHT);
    }

    /** The mean, once there is enough behind it. */
    synchronized Optional<Double> value() {
        return count < ProcessingTimes.ENOUGH ? Optional.empty() : Optional.of(mean);
    }
}
