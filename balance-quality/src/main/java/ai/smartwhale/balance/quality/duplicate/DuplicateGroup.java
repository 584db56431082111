// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Rows that all mean the same thing.
 *
 * @param rows two or more, from 1, in rising order
 * @param survivor the row to keep, one of them
 * @param probability of the weakest link that holds the group together, 0 to 1
 */
public record DuplicateGroup(List<Long> rows, long survivor, double probability) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if there are fewer than two rows, the survivor is none of them, or the probability
     *     is outside of 0..1
     */
    public DuplicateGroup {
        rows = List.copyOf(InvalidValueException.requirePresent("rows", rows));
        InvalidValueException.requireRange("rows.size", rows.size(), 2, Integer.MAX_VALUE);
        if (!rows.contains(survivor)) {
            throw new InvalidValueException("survivor", survivor, "one of the rows");
        }
        QualityScore.requireShare("probability", probability);
    }

    /**
     * The rows that are not needed.
     *
     * @return all but the survivor
     */
    public List<Long> others() {
        return rows.stream().filter(row -> row != survivor).toList();
    }
}
