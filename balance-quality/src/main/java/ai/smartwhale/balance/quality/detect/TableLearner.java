// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.profile.TableProfile;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/** Learns what is usual in a table from its records alone. Pure functions; safe for use by many threads. */
public final class TableLearner {

    private TableLearner() {}

    /**
     * Learns. Takes time in proportion to the records and to the square of the number of fields.
     *
     * @param batch the records to learn from; what is rare among them and speaks for an error is held against them
     * @param accepted what was accepted of the source before
     * @param settings how to check
     * @return what the records, and others of the same fields, can be checked against
     */
    public static RecordChecker learn(RecordBatch batch, Optional<TableProfile> accepted, CheckSettings settings) {
        InvalidValueException.requirePresent("batch", batch);
        InvalidValueException.requirePresent("accepted", accepted);
        InvalidValueException.requirePresent("settings", settings);
        StreamLearner learner = new StreamLearner(batch.fields(), settings, batch.size(), Integer.MAX_VALUE);
        batch.records().forEach(record -> learner.add(record));
        return learner.learn(accepted, batch.firstRow(), batch.receivedAt());
    }
}
