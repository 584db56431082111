// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * A cell that was repaired.
 *
 * @param row from 1
 * @param column from 0
 * @param field the name of the column
 * @param before the text that it had; empty if it was missing
 * @param after the text that it has; empty if it was made missing
 * @param operator how the new value was found
 * @param probability that the cell was wrong, 0 to 1
 * @param confidence that the new value is right, 0 to 1
 */
public record CellChange(
        long row,
        int column,
        String field,
        Optional<String> before,
        Optional<String> after,
        String operator,
        double probability,
        double confidence) {

    /** Checks. */
    public CellChange {
        InvalidValueException.requirePresent("field", field);
        InvalidValueException.requirePresent("before", before);
        InvalidValueException.requirePresent("after", after);
        InvalidValueException.requirePresent("operator", operator);
    }
}
