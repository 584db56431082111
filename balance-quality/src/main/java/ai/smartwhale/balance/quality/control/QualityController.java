// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.quarantine.QuarantineFilter;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.control.quarantine.ReplayReport;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.commons.InvalidValueException;
import java.util.function.Consumer;

/**
 * Lets good data pass, repairs what can be repaired, and holds back the rest with its reasons. Every record that comes
 * in leaves exactly once: accepted, repaired, quarantined or rejected, whatever fails on the way; what could not be
 * assessed is quarantined. A repair stays only if the record is better with it.
 *
 * <p>Thread-safe.
 */
public interface QualityController {

    /**
     * Finds out how good records are and what should be done about them. Changes nothing.
     *
     * @param batch the records; may be empty
     * @return a verdict on each, with all that speaks against it
     * @throws InvalidValueException if the batch is missing
     */
    ValidationResult validateDataQuality(RecordBatch batch);

    /**
     * Does what should be done: repairs, assesses again, takes back what did not help, and keeps in quarantine what is
     * still not good enough.
     *
     * @param validated the verdicts
     * @return how each record left
     * @throws InvalidValueException if the argument is missing
     */
    ControlResult applyCorrections(ValidationResult validated);

    /**
     * Validates and corrects.
     *
     * @param batch the records; may be empty
     * @return how each record left
     * @throws InvalidValueException if the batch is missing
     */
    default ControlResult control(RecordBatch batch) {
        return applyCorrections(validateDataQuality(batch));
    }

    /**
     * Controls one record against what is known already, in microseconds.
     *
     * @param context where it is from
     * @param checker what is known
     * @param row its row, from 1
     * @param record the record
     * @return how it left
     * @throws InvalidValueException if an argument is missing
     */
    ControlledRecord control(RepairContext context, RecordChecker checker, long row, DataRecord record);

    /**
     * The same controller for a caller who keeps what is held back: nothing goes into quarantine.
     *
     * @return shares all that this one knows
     */
    QualityController keepingNothing();

    /**
     * Controls quarantined records again, for instance after thresholds, rules or knowledge changed, and delivers those
     * that are good enough now; the others stay where they are. Content that is no record is left alone.
     *
     * @param store where they are
     * @param filter which
     * @param most how many at most, 1 to 100,000
     * @param checker what is known now
     * @param delivery takes each record that is good enough; if it throws, the record stays in quarantine
     * @return what was done
     * @throws InvalidValueException if an argument is missing or outside of its range
     */
    ReplayReport replay(
            QuarantineStore store,
            QuarantineFilter filter,
            int most,
            RecordChecker checker,
            Consumer<ControlledRecord> delivery);

    /**
     * Begins a controller.
     *
     * @param monitor finds what is wrong
     * @return a builder
     */
    static QualityControllerBuilder builder(QualityMonitor monitor) {
        return new QualityControllerBuilder(InvalidValueException.requirePresent("monitor", monitor));
    }
}
