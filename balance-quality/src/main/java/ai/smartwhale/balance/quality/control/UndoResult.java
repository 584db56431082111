// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * What became of a change that was to be taken back.
 *
 * @param outcome what was done
 * @param record the record with the change taken back, or as it was given
 * @param entry the change that takes the other back, if it was taken back
 */
public record UndoResult(Outcome outcome, DataRecord record, Optional<Change> entry) {

    /** What was done. */
    public enum Outcome {
        /** The change was taken back. */
        UNDONE,
        /** No such change is remembered. */
        UNKNOWN,
        /** The cell is not what the change made it: it was changed again, or taken back already. */
        NOT_AS_CHANGED,
        /** The change was to another record. */
        OTHER_RECORD
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public UndoResult {
        InvalidValueException.requirePresent("outcome", outcome);
        InvalidValueException.requirePresent("record", record);
        InvalidValueException.requirePresent("entry", entry);
    }

    static UndoResult unchanged(Outcome outcome, DataRecord record) {
        return new UndoResult(outcome, record, Optional.empty());
    }
}
