// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How long a batch takes: a fixed part, a part for each item, and chance.
 *
 * @param fixed what every batch costs, zero or more
 * @param perItemNanos what each item adds, in nanoseconds; above zero
 * @param deviation the standard deviation of the time of a batch, zero or more
 */
public record CostModel(Duration fixed, double perItemNanos, Duration deviation) {

    private static final double NORMAL_95 = 1.645;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public CostModel {
        Checks.requireZeroOrMore("fixed", fixed);
        Checks.requireAboveZero("perItemNanos", perItemNanos);
        Checks.requireZeroOrMore("deviation", deviation);
    }

    /**
     * A model from durations.
     *
     * @param fixed what every batch costs
     * @param perItem what each item adds, above zero
     * @return a model without chance
     * @throws InvalidValueException if one is outside its range
     */
    public static CostModel of(Duration fixed, Duration perItem) {
        return new CostModel(
                fixed, InvalidValueException.requirePositive("perItem", perItem).toNanos(), Duration.ZERO);
    }

    /**
     * The expected time of a batch.
     *
     * @param items how many items it has, zero or more
     * @return fixed part and items
     */
    public Duration latency(int items) {
        return fixed.plusNanos(Math.round(perItemNanos * items));
    }

    /**
     * The time that 95 of 100 batches keep to, if chance is normally distributed.
     *
     * @param items how many items it has, zero or more
     * @return the 95th percentile
     */
    public Duration latency95(int items) {
        return latency(items).plusNanos(Math.round(NORMAL_95 * deviation.toNanos()));
    }

    /**
     * The size at which a slot does a given share of what it could do with endless batches.
     *
     * @param share the share, above 0 and below 1: 0.8 leads to four times the fixed part in items
     * @return the size, not rounded
     * @throws InvalidValueException if the share is outside its range
     */
    public double sizeForThroughput(double share) {
        Checks.requireShare("share", share);
        return share / (1 - share) * fixed.toNanos() / perItemNanos;
    }
}
