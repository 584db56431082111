// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * What was made of a batch. Immutable.
 *
 * @param batch the best batch that was found in time; the one that came if nothing better was
 * @param changes what was repaired
 * @param removed which records were left out as duplicates
 * @param scoreBefore the score of the batch that came, 0 to 1; 1 if there was no time to find out
 * @param scoreAfter the score of the best batch, never below that before
 * @param steps what was tried, in its order
 * @param truncated whether the time was over before all was tried
 * @param took how long it took
 */
public record OptimizationResult(
        RecordBatch batch,
        List<Change> changes,
        List<Removed> removed,
        double scoreBefore,
        double scoreAfter,
        List<Step> steps,
        boolean truncated,
        Duration took) {

    /**
     * A record that was left out.
     *
     * @param row its row
     * @param survivorRow the row of the duplicate that stays
     */
    public record Removed(long row, long survivorRow) {}

    /**
     * Something that was tried on the whole batch.
     *
     * @param name of the operator, or {@code duplicates}
     * @param expectedGain how many cells or records were expected to get better
     * @param expectedCost how long it was expected to take
     * @param gained how many did
     * @param cost how long it took
     */
    public record Step(String name, double expectedGain, Duration expectedCost, int gained, Duration cost) {}

    /** Checks and copies. */
    public OptimizationResult {
        InvalidValueException.requirePresent("batch", batch);
        changes = List.copyOf(InvalidValueException.requirePresent("changes", changes));
        removed = List.copyOf(InvalidValueException.requirePresent("removed", removed));
        steps = List.copyOf(InvalidValueException.requirePresent("steps", steps));
        InvalidValueException.requirePresent("took", took);
    }
}
