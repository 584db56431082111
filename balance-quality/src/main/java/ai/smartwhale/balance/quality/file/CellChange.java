// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;

/**
 * A cell that was repaired.
 *
 * @param change what it was, what it is, by which operator and why
 * @param probability that the cell was wrong, 0 to 1
 */
public record CellChange(Change change, double probability) {

    /** Checks. */
    public CellChange {
        InvalidValueException.requirePresent("change", change);
        QualityScore.requireShare("probability", probability);
    }
}
