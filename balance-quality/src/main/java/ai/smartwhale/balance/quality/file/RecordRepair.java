// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.List;

/** Repairs records. Implementations used by one check are used by one thread. */
@FunctionalInterface
public interface RecordRepair {

    /**
     * Repairs a record.
     *
     * @param assessment what was found in it
     * @param checker checks the repaired record again
     * @return the record with what was changed in it
     */
    Repaired repair(RecordAssessment assessment, RecordChecker checker);

    /**
     * A repaired record.
     *
     * @param record the record
     * @param changes what was changed; none if it could not be repaired or needed none
     */
    record Repaired(DataRecord record, List<CellChange> changes) {

        /** Copies. */
        public Repaired {
            changes = List.copyOf(changes);
        }
    }
}
