// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How good the records of a batch are, before anything is done about it. Immutable.
 *
 * @param batch the batch
 * @param assessment of the batch; empty if it could not be assessed
 * @param knowledge what the batch was assessed against, for repaired records; empty if it could not be learned
 * @param records one for each record of the batch, in its order
 * @param took how long it took
 */
public record ValidationResult(
        RecordBatch batch,
        Optional<BatchAssessment> assessment,
        Optional<RecordChecker> knowledge,
        List<ValidatedRecord> records,
        Duration took) {

    /** What should be done with a record. */
    public enum Verdict {
        /** Use it. */
        ACCEPT,
        /** Repair it, and look again. */
        REPAIR,
        /** Hold it back, and keep it. */
        QUARANTINE,
        /** Hold it back. */
        REJECT
    }

    /**
     * How good a record is.
     *
     * @param row its row, from 1
     * @param verdict what should be done with it
     * @param assessment what is wrong with it; empty if that could not be found out
     * @param reasons what speaks against it, all of it, for people
     */
    public record ValidatedRecord(
            long row, Verdict verdict, Optional<RecordAssessment> assessment, List<String> reasons) {

        /** Checks and copies. */
        public ValidatedRecord {
            InvalidValueException.requireRange("row", row, 1, Long.MAX_VALUE);
            InvalidValueException.requirePresent("verdict", verdict);
            InvalidValueException.requirePresent("assessment", assessment);
            reasons = List.copyOf(InvalidValueException.requirePresent("reasons", reasons));
        }
    }

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is missing, or there are not as many results as records
     */
    public ValidationResult {
        InvalidValueException.requirePresent("batch", batch);
        InvalidValueException.requirePresent("assessment", assessment);
        InvalidValueException.requirePresent("knowledge", knowledge);
        records = List.copyOf(InvalidValueException.requirePresent("records", records));
        InvalidValueException.requireRange("number of records", records.size(), batch.size(), batch.size());
        InvalidValueException.requirePresent("took", took);
    }
}
