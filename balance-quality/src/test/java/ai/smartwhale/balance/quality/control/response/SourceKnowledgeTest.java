// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.control.SampleChecker;
import ai.smartwhale.balance.quality.control.SampleMonitor;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceKnowledgeTest {

    private static final FieldNames FIELDS = FieldNames.of("text");

    private final List<RecordChecker> made = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /** Makes a checker of its own each time, and lets others go on while it makes the first. */
    private final SampleMonitor monitor = new SampleMonitor() {
        @Override
        public RecordChecker checker(RecordBatch batch) {
            RecordChecker fresh = new SampleChecker();
            Runnable others = meanwhile;
            meanwhile = () -> {};
            others.run();
            made.add(fresh);
            return fresh;
        }
    };

    @Test
    void aCheckerThatKnowsNothingDoesNotReplaceOneThatWasLearnedMeanwhile() {
        SourceKnowledge knowledge = SourceKnowledge.learning(
                monitor, new KnowledgeConfig(4, 3, 10_000), Runnable::run, InstantSource.system());
        DataRecord record = DataRecord.of("", FIELDS, "said");
        meanwhile = () -> knowledge.accepted("web", FIELDS, List.of(record, record, record));

        RecordChecker learned = knowledge.checker("web", FIELDS);

        assertThat(made).hasSize(2);
        assertThat(learned).isSameAs(made.get(0));
        assertThat(knowledge.checker("web", FIELDS)).isSameAs(learned);
    }
}
