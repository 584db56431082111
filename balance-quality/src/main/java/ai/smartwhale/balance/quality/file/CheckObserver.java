// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.io.IOException;

/** Follows a check of a file. Called by one thread. */
public interface CheckObserver {

    /**
     * The next record was checked.
     *
     * @param assessment what was found in it
     * @param repaired the record as it is now
     * @throws IOException if what is written of it cannot be
     */
    void checked(RecordAssessment assessment, RecordRepair.Repaired repaired) throws IOException;

    /**
     * How far the work is; told now and then.
     *
     * @param phase what is done, such as {@code learning}
     * @param done the part of the whole that is done, 0 to 1
     * @param records how many records were looked at in this phase
     */
    void progress(String phase, double done, long records);
}
