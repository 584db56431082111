// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalDouble;

/**
 * What is known of the data of one source for one model, counted since the counting began.
 *
 * @param model which model
 * @param source where the data comes from
 * @param records how many records were judged, 0 or more
 * @param scoreSum the sum of their scores of 0 to 1, at most the number of records
 * @param quarantined how many were put aside, at most the number of records
 * @param repaired how many were repaired, at most the number of records
 * @param drift how far the data moved from what it was, 0 or more; absent where that is not known
 */
public record QualityTotals(
        String model,
        String source,
        long records,
        double scoreSum,
        long quarantined,
        long repaired,
        OptionalDouble drift) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public QualityTotals {
        InvalidValueException.requireText("model", model);
        InvalidValueException.requireText("source", source);
        InvalidValueException.requireRange("records", records, 0, Long.MAX_VALUE);
        if (!(scoreSum >= 0 && scoreSum <= records)) {
            throw new InvalidValueException("scoreSum", scoreSum, "0 to " + records);
        }
        InvalidValueException.requireRange("quarantined", quarantined, 0, records);
        InvalidValueException.requireRange("repaired", repaired, 0, records);
        InvalidValueException.requirePresent("drift", drift);
        if (drift.isPresent() && !(drift.getAsDouble() >= 0 && drift.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("drift", drift.getAsDouble(), "0 or more");
        }
    }

    boolean continues(QualityTotals earlier) {
        return records >= earlier.records
                && scoreSum >= earlier.scoreSum
                && quarantined >= earlier.quarantined
                && repaired >= earlier.repaired;
    }
}
