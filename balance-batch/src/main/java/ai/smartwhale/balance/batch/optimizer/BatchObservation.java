// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What one batch did.
 *
 * @param items how many items it had, 1 or more
 * @param capacity how many it might have had, at least the items
 * @param waited how long its first item waited for it to leave, zero or more
 * @param measured from sending to the last answer, above zero
 * @param heaviestShare the cost of its heaviest item in relation to the median item, 1 or more; 1 if items are alike
 */
public record BatchObservation(int items, int capacity, Duration waited, Duration measured, double heaviestShare) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public BatchObservation {
        InvalidValueException.requireRange("items", items, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("capacity", capacity, items, Integer.MAX_VALUE);
        Checks.requireZeroOrMore("waited", waited);
        InvalidValueException.requirePositive("measured", measured);
        Checks.requireAtLeastOne("heaviestShare", heaviestShare);
    }
}
