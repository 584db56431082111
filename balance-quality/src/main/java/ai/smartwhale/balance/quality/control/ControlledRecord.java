// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * How a record left control. Immutable.
 *
 * @param row its row, from 1
 * @param outcome how it left
 * @param original the record as it came
 * @param delivered the record to use; empty where it was held back
 * @param before its score as it came; {@link QualityScore#NONE} if it could not be assessed
 * @param after its score as it left
 * @param findings what is still wrong with it, flagged or not
 * @param changes what was repaired, in its order
 * @param unrepaired flagged findings that were not repaired, each with its reason
 * @param reasons why it was held back, all of them, for people; none for what is delivered
 * @param quarantineId by what the quarantine knows it, if it is there
 */
public record ControlledRecord(
        long row,
        Outcome outcome,
        DataRecord original,
        Optional<DataRecord> delivered,
        QualityScore before,
        QualityScore after,
        List<Finding> findings,
        List<Change> changes,
        List<Unrepaired> unrepaired,
        List<String> reasons,
        Optional<String> quarantineId) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is missing, or a record is delivered though held back, or the other
     *     way round
     */
    public ControlledRecord {
        InvalidValueException.requireRange("row", row, 1, Long.MAX_VALUE);
        InvalidValueException.requirePresent("outcome", outcome);
        InvalidValueException.requirePresent("original", original);
        if (InvalidValueException.requirePresent("delivered", delivered).isPresent() != outcome.delivers()) {
            throw new InvalidValueException("delivered", delivered, "a record if and only if it is not held back");
        }
        InvalidValueException.requirePresent("before", before);
        InvalidValueException.requirePresent("after", after);
        findings = List.copyOf(InvalidValueException.requirePresent("findings", findings));
        changes = List.copyOf(InvalidValueException.requirePresent("changes", changes));
        unrepaired = List.copyOf(InvalidValueException.requirePresent("unrepaired", unrepaired));
        reasons = List.copyOf(InvalidValueException.requirePresent("reasons", reasons));
        InvalidValueException.requirePresent("quarantineId", quarantineId);
    }
}
