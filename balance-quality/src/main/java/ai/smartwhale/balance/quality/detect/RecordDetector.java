// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import java.util.List;

/**
 * A detector that needs nothing but the record, such as one of texts. Must be safe for use by many threads. One that
 * throws is left out for this record, and named in the assessment of the batch.
 */
public interface RecordDetector {

    /**
     * By what its evidence is known.
     *
     * @return the name
     */
    String name();

    /**
     * Looks at a record.
     *
     * @param record the record
     * @param sink takes what was found
     */
    void inspect(DataRecord record, EvidenceSink sink);

    /**
     * The detector for the records of one table, where it must know more than one record to tell which fields are its
     * own. This one is not changed.
     *
     * @param sample records such as those that will be looked at
     * @return the same detector, unless it says otherwise
     */
    default RecordDetector fittedTo(List<DataRecord> sample) {
        return this;
    }
}
