// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened to the quality of data. Says nothing of what the data holds but for the reasons. */
public sealed interface QualityEvent {

    /**
     * A batch of records left control.
     *
     * @param source who sent it
     * @param outcomes how many records left in which way
     * @param score the mean score of the records as they came
     * @param repairs how often each operator repaired a cell
     * @param reverted repairs that did not help and were taken back
     * @param took how long it took
     */
    record BatchControlled(
            String source,
            Map<Outcome, Integer> outcomes,
            double score,
            Map<String, Integer> repairs,
            int reverted,
            Duration took)
            implements QualityEvent {

        /** Checks and copies. */
        public BatchControlled {
            InvalidValueException.requireText("source", source);
            outcomes = Map.copyOf(InvalidValueException.requirePresent("outcomes", outcomes));
            repairs = Map.copyOf(InvalidValueException.requirePresent("repairs", repairs));
            InvalidValueException.requirePresent("took", took);
        }
    }

    /**
     * A record was held back.
     *
     * @param source who sent it
     * @param row its row, from 1
     * @param recordId by what the source knows it
     * @param outcome whether it is kept
     * @param score its score
     * @param reasons all of them; may quote the record
     * @param quarantineId by what the quarantine knows it, if it is there
     */
    record RecordHeldBack(
            String source,
            long row,
            String recordId,
            Outcome outcome,
            double score,
            List<String> reasons,
            Optional<String> quarantineId)
            implements QualityEvent {

        /** Checks and copies. */
        public RecordHeldBack {
            reasons = List.copyOf(InvalidValueException.requirePresent("reasons", reasons));
        }

        /** What was held back, without the reasons. */
        @Override
        public String toString() {
            return "RecordHeldBack[source=%s, row=%d, outcome=%s, score=%.3f, reasons=%d]"
                    .formatted(source, row, outcome, score, reasons.size());
        }
    }

    /**
     * An answer left control.
     *
     * @param requestId the request that it answers
     * @param modelId for which model
     * @param source where its data was collected
     * @param outcome how it left; empty for what was passed on without being assessed
     * @param score its score, 1 for what was not assessed
     * @param repairs how many cells were repaired
     * @param withheldRecords how many of its records were left out
     * @param took how long it took
     */
    record ResponseControlled(
            String requestId,
            String modelId,
            String source,
            Optional<Outcome> outcome,
            double score,
            int repairs,
            int withheldRecords,
            Duration took)
            implements QualityEvent {}

    /**
     * What was to be kept could not be kept.
     *
     * @param source who sent it
     * @param reason why, for people
     */
    record QuarantineFailed(String source, String reason) implements QualityEvent {}

    /**
     * A threshold moved.
     *
     * @param change from where to where, and why
     */
    record ThresholdMoved(ThresholdChange change) implements QualityEvent {}

    /**
     * Feedback changed what is thought of a strategy.
     *
     * @param context where the data was from
     * @param kind what was wrong with it
     * @param strategy which strategy
     * @param before the expected share of good repairs before
     * @param after the expected share now
     */
    record StrategyLearned(RepairContext context, IssueKind kind, String strategy, double before, double after)
            implements QualityEvent {}
}
