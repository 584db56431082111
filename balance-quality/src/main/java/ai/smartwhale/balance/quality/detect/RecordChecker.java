// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.Map;

/**
 * What was learned of a source, frozen, to check records one by one against. Checking changes nothing, so that a
 * repaired record can be checked again against the same knowledge. Safe for use by many threads.
 */
public interface RecordChecker {

    /**
     * Checks a record.
     *
     * @param row its row, from 1
     * @param record the record
     * @return all that is wrong with it
     */
    RecordAssessment check(long row, DataRecord record);

    /**
     * Detectors that failed on a record so far.
     *
     * @return why, by the name of the detector
     */
    Map<String, String> failures();
}
