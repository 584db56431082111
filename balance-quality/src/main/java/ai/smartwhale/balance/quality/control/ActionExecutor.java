// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.repair.RepairOperator;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Repairs records: what detectors propose and what repair operators find are the candidates, one of them is chosen for
 * each flagged cell, and each change is told. Records are never changed, only copied. Repairing what was repaired
 * changes nothing more.
 *
 * <p>Thread-safe.
 */
public interface ActionExecutor {

    /**
     * Repairs the flagged cells of a record, the surest candidate first.
     *
     * @param context where the record is from
     * @param assessment the record and what is wrong with it
     * @return the repaired copy, if anything could be repaired, with all changes and all that stays
     * @throws InvalidValueException if an argument is missing
     */
    default CorrectionResult correctData(RepairContext context, RecordAssessment assessment) {
        return correctData(context, assessment, RepairChoice.mostConfident());
    }

    /**
     * Repairs the flagged cells of a record.
     *
     * @param context where the record is from
     * @param assessment the record and what is wrong with it
     * @param choice chooses among the candidates of a cell
     * @return the repaired copy, if anything could be repaired, with all changes and all that stays
     * @throws InvalidValueException if an argument is missing
     */
    CorrectionResult correctData(RepairContext context, RecordAssessment assessment, RepairChoice choice);

    /**
     * What could be done about a finding: what was proposed with it and what operators find, without what is less sure
     * than is allowed and without what would change nothing. An operator that throws is left out and logged.
     *
     * @param record the record
     * @param finding what is wrong with it
     * @return the candidates, each with another value; none for a finding that is not about a cell of the record
     */
    List<Proposal> candidates(DataRecord record, Finding finding);

    /**
     * Takes back a change of this executor. Works for the last changes only; older ones can be taken back with
     * {@link #undo(List, DataRecord)}.
     *
     * @param changeId the change
     * @param record the record as it is now
     * @return the record with the cell as it was before, or why that was not done
     * @throws InvalidValueException if an argument is missing
     */
    UndoResult undo(UUID changeId, DataRecord record);

    /**
     * Takes back changes, the last one first.
     *
     * @param changes of this record, in the order in which they were made
     * @param record the record after the last of them
     * @return the record before the first of them, equal to what it was in every byte
     * @throws InvalidValueException if an argument is missing, or the record is not what the changes made it
     */
    static DataRecord undo(List<Change> changes, DataRecord record) {
        return Changes.undo(
                InvalidValueException.requirePresent("changes", changes),
                InvalidValueException.requirePresent("record", record));
    }

    /**
     * An executor with the operators of this library and the default settings.
     *
     * @param time the present
     * @return the executor
     */
    static ActionExecutor create(InstantSource time) {
        return create(ExecutorConfig.defaults(), RepairOperator.all(), time);
    }

    /**
     * An executor.
     *
     * @param config settings
     * @param operators find repairs besides what detectors propose; may be none
     * @param time the present
     * @return the executor
     */
    static ActionExecutor create(ExecutorConfig config, List<RepairOperator> operators, InstantSource time) {
        return new DefaultActionExecutor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("operators", operators),
                InvalidValueException.requirePresent("time", time));
    }
}
