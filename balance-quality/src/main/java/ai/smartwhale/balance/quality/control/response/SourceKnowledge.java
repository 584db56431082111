// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** What is known of the sources of answers. Implementations are safe for use by many threads. */
public interface SourceKnowledge {

    /**
     * What to check records of a source against.
     *
     * @param source who sent them
     * @param fields their fields
     * @return what is known, at least what holds for any source
     */
    RecordChecker checker(String source, FieldNames fields);

    /**
     * Learns from records that were accepted.
     *
     * @param source who sent them
     * @param fields their fields
     * @param records the records
     */
    void accepted(String source, FieldNames fields, List<DataRecord> records);

    /**
     * What a monitor learns from accepted records. They are gathered until there are enough of a source with the same
     * fields; learning then runs on the executor, and what was known before serves until it ends.
     *
     * @param monitor learns
     * @param config bounds
     * @param executor runs what takes longer; what it refuses is not learned
     * @param time the present
     * @return nothing known yet
     */
    static SourceKnowledge learning(
            QualityMonitor monitor, KnowledgeConfig config, Executor executor, InstantSource time) {
        return new LearnedKnowledge(
                InvalidValueException.requirePresent("monitor", monitor),
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executor", executor),
                InvalidValueException.requirePresent("time", time));
    }
}
