// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How large a part may be.
 *
 * @param maxItems the most items, 1 or more
 * @param maxBytes the most bytes, 1 or more; {@link Long#MAX_VALUE} where bytes do not matter
 * @param maxCost the most cost, above zero; infinite where cost does not matter
 * @param oversize what becomes of an item that is too large alone
 */
public record SplitLimits(int maxItems, long maxBytes, double maxCost, Oversize oversize) {

    /** What becomes of an item that alone is above a limit. */
    public enum Oversize {
        /** It is a part of its own. */
        OWN_PART,
        /** It is refused. */
        REJECT
    }

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public SplitLimits {
        InvalidValueException.requireRange("maxItems", maxItems, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("maxBytes", maxBytes, 1, Long.MAX_VALUE);
        if (!(maxCost > 0)) {
            throw new InvalidValueException("maxCost", maxCost, "above zero");
        }
        InvalidValueException.requirePresent("oversize", oversize);
    }

    /**
     * A limit on the number of items only.
     *
     * @param maxItems the most items, 1 or more
     * @return the limits
     * @throws InvalidValueException if it is less than 1
     */
    public static SplitLimits ofItems(int maxItems) {
        return new SplitLimits(maxItems, Long.MAX_VALUE, Double.POSITIVE_INFINITY, Oversize.OWN_PART);
    }

    /**
     * The same limits with another number of items.
     *
     * @param items the most items, 1 or more
     * @return the limits
     * @throws InvalidValueException if it is less than 1
     */
    public SplitLimits withMaxItems(int items) {
        return new SplitLimits(items, maxBytes, maxCost, oversize);
    }
}
