// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How the records of a batch left control: each once, in their order. Immutable.
 *
 * @param controlId unique
 * @param batch the batch as it came
 * @param records one for each record of the batch, in its order
 * @param assessment of the batch as it came; empty if it could not be assessed
 * @param took how long it took, from the assessment on
 */
public record ControlResult(
        UUID controlId,
        RecordBatch batch,
        List<ControlledRecord> records,
        Optional<BatchAssessment> assessment,
        Duration took) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is missing, or there are not as many results as records
     */
    public ControlResult {
        InvalidValueException.requirePresent("controlId", controlId);
        InvalidValueException.requirePresent("batch", batch);
        records = List.copyOf(InvalidValueException.requirePresent("records", records));
        InvalidValueException.requireRange("number of records", records.size(), batch.size(), batch.size());
        InvalidValueException.requirePresent("assessment", assessment);
        InvalidValueException.requirePresent("took", took);
    }

    /**
     * The records that left in one way.
     *
     * @param outcome how they left
     * @return in their order
     */
    public List<ControlledRecord> records(Outcome outcome) {
        return records.stream().filter(record -> record.outcome() == outcome).toList();
    }

    /**
     * How many records left in one way.
     *
     * @param outcome how they left
     * @return 0 or more
     */
    public int count(Outcome outcome) {
        int count = 0;
        for (ControlledRecord record : records) {
            if (record.outcome() == outcome) {
                count++;
            }
        }
        return count;
    }

    /**
     * The records to use, repaired where they were.
     *
     * @return in their order
     */
    public List<DataRecord> delivered() {
        return records.stream().flatMap(record -> record.delivered().stream()).toList();
    }

    /**
     * All repairs that stayed.
     *
     * @return in the order of the records
     */
    public List<Change> changes() {
        return records.stream().flatMap(record -> record.changes().stream()).toList();
    }
}
