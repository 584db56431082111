// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * What became of a record that was to be repaired. Immutable.
 *
 * @param original the record as it came
 * @param corrected the repaired copy; empty where nothing could be repaired
 * @param changes what was done, in its order; none where nothing was
 * @param unrepaired the findings that stay, each with its reason
 */
public record CorrectionResult(
        DataRecord original, Optional<DataRecord> corrected, List<Change> changes, List<Unrepaired> unrepaired) {

    /** Checks and copies. */
    public CorrectionResult {
        InvalidValueException.requirePresent("original", original);
        InvalidValueException.requirePresent("corrected", corrected);
        changes = List.copyOf(InvalidValueException.requirePresent("changes", changes));
        unrepaired = List.copyOf(InvalidValueException.requirePresent("unrepaired", unrepaired));
    }

    /**
     * The record to go on with.
     *
     * @return the repaired copy if there is one, else the original
     */
    public DataRecord record() {
        return corrected.orElse(original);
    }
}
