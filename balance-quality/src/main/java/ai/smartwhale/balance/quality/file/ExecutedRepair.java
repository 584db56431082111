// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.control.ExecutorConfig;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.control.repair.RepairOperator;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Repairs records by an {@link ActionExecutor}. The record is checked again with each repair of a cell that is
 * possible, and the one that leaves the least doubt about the cell is made. What a detector proposes must lessen the
 * doubt; what only an operator proposes, which knows the cell but not the table, must clear the cell. Safe for use by
 * many threads.
 */
public final class ExecutedRepair implements RecordRepair {

    private final ActionExecutor executor;
    private final RepairContext context;

    /**
     * Creates the repair.
     *
     * @param executor makes the changes
     * @param context where the records are from
     */
    public ExecutedRepair(ActionExecutor executor, RepairContext context) {
        this.executor = InvalidValueException.requirePresent("executor", executor);
        this.context = InvalidValueException.requirePresent("context", context);
    }

    /**
     * Repairs a table by all operators of the library. Nothing of the changes is remembered: they are in the report,
     * and {@link ActionExecutor#undo(List, DataRecord)} takes them back.
     *
     * @param source the name of the table
     * @param leastConfidence how sure a repair must be, 0 to 1
     * @param time the present
     * @return the repair
     */
    public static ExecutedRepair ofTable(String source, double leastConfidence, InstantSource time) {
        ExecutorConfig config = new ExecutorConfig(leastConfidence, Map.of(), 0);
        return new ExecutedRepair(
                ActionExecutor.create(config, RepairOperator.all(), time), RepairContext.ofTable(source));
    }

    @Override
    public Repaired repair(RecordAssessment assessment, RecordChecker checker) {
        InvalidValueException.requirePresent("assessment", assessment);
        InvalidValueException.requirePresent("checker", checker);
        List<Change> changes = executor.correctData(
                        context,
                        assessment,
                        (from, finding, candidates) -> leastDoubted(assessment.record(), finding, candidates, checker))
                .changes();
        DataRecord record = assessment.record();
        for (Change change : changes) {
            record = record.with(change.column(), change.after());
        }
        return new Repaired(
                record,
                changes.stream()
                        .map(change -> new CellChange(change, doubt(assessment, change.column())))
                        .toList());
    }

    private static Optional<Proposal> leastDoubted(
            DataRecord record, Finding finding, List<Proposal> candidates, RecordChecker checker) {
        Optional<Proposal> best = Optional.empty();
        double least = 1;
        for (Proposal candidate : candidates) {
            RecordAssessment then = checker.check(finding.row(), record.with(finding.column(), candidate.value()));
            double doubt = doubt(then, finding.column());
            boolean helps = finding.proposal().filter(candidate::equals).isPresent()
                    ? doubt < finding.probability()
                    : then.flagged().stream().noneMatch(one -> one.column() == finding.column());
            if (helps && (best.isEmpty() || doubt < least || (doubt == least && surer(candidate, best)))) {
                best = Optional.of(candidate);
                least = doubt;
            }
        }
        return best;
    }

    private static boolean surer(Proposal candidate, Optional<Proposal> than) {
        return than.filter(other -> candidate.confidence() > other.confidence()).isPresent();
    }

    /** The probability of the surest finding about a cell. */
    private static double doubt(RecordAssessment assessment, int column) {
        double doubt = 0;
        for (Finding finding : assessment.findings()) {
            if (finding.column() == column) {
                doubt = Math.max(doubt, finding.probability());
            }
        }
        return doubt;
    }
}
