// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * Work that may wait.
 *
 * @param id its name
 * @param earliest when it may begin
 * @param deadline when it must be done; after the earliest
 * @param cost how much load it is, in the unit of the forecast; a finite number above zero
 */
public record DeferrableWork(String id, Instant earliest, Instant deadline, double cost) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public DeferrableWork {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requirePresent("earliest", earliest);
        if (!InvalidValueException.requirePresent("deadline", deadline).isAfter(earliest)) {
            throw new InvalidValueException("deadline", deadline, "after the earliest begin");
        }
        Checks.requireAboveZero("cost", cost);
    }
}
