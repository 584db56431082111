// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What is to be coped with.
 *
 * @param itemsPerSecond how many items come, a finite number above zero
 * @param bytesPerItem how large they are on average, zero or more
 * @param slack how long an item may take from coming to its answer, above zero
 */
public record Workload(double itemsPerSecond, double bytesPerItem, Duration slack) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public Workload {
        Checks.requireAboveZero("itemsPerSecond", itemsPerSecond);
        Checks.requireZeroOrMore("bytesPerItem", bytesPerItem);
        InvalidValueException.requirePositive("slack", slack);
    }
}
