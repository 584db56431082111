// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.Unrepaired.Reason;
import ai.smartwhale.balance.quality.control.repair.RepairOperator;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through the flagged findings of a record, the surest first, and changes each cell once at most. */
final class DefaultActionExecutor implements ActionExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultActionExecutor.class);
    private static final Comparator<Finding> SUREST_FIRST =
            Comparator.comparingDouble(Finding::probability).reversed();

    private final ExecutorConfig config;
    private final List<RepairOperator> operators;
    private final InstantSource time;
    private final Changes changes;
    private final long idPrefix = UUID.randomUUID().getMostSignificantBits();
    private final AtomicLong ids = new AtomicLong();

    DefaultActionExecutor(ExecutorConfig config, List<RepairOperator> operators, InstantSource time) {
        this.config = config;
        this.operators = List.copyOf(operators);
        this.time = time;
        this.changes = new Changes(config.rememberedChanges());
    }

    @Override
    public CorrectionResult correctData(RepairContext context, RecordAssessment assessment, RepairChoice choice) {
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requirePresent("assessment", assessment);
        InvalidValueException.requirePresent("choice", choice);
        DataRecord original = assessment.record();
        List<Finding> flagged = new ArrayList<>(assessment.flagged());
        flagged.sort(SUREST_FIRST);
        DataRecord record = original;
        BitSet changed = new BitSet();
        List<Change> made = new ArrayList<>();
        List<Unrepaired> left = new ArrayList<>();
        for (Finding finding : flagged) {
            if (finding.wholeRecord() || finding.column() >= original.size()) {
                left.add(new Unrepaired(finding, Reason.NO_CELL));
            } else if (changed.get(finding.column())) {
                left.add(new Unrepaired(finding, Reason.SUPERSEDED));
            } else if (isSettled(original, finding)) {
                // A less sure finding about the cell must not undo what a surer one did before.
                changed.set(finding.column());
                left.add(new Unrepaired(finding, Reason.SETTLED));
            } else {
                Optional<Change> change = change(context, original, finding, choice, left);
                if (change.isPresent()) {
                    Change one = change.orElseThrow();
                    record = record.with(one.column(), one.after());
                    changed.set(one.column());
                    made.add(one);
                    changes.remember(one);
                }
            }
        }
        return new CorrectionResult(original, made.isEmpty() ? Optional.empty() : Optional.of(record), made, left);
    }

    private Optional<Change> change(
            RepairContext context, DataRecord record, Finding finding, RepairChoice choice, List<Unrepaired> left) {
        List<Reason> problems = new ArrayList<>(0);
        List<Proposal> candidates = candidates(record, finding, problems);
        if (candidates.isEmpty()) {
            left.add(new Unrepaired(finding, problems.isEmpty() ? Reason.NO_REPAIR : problems.get(0)));
            return Optional.empty();
        }
        Optional<Proposal> chosen;
        try {
            chosen = choice.choose(context, finding, candidates).filter(candidates::contains);
        } catch (RuntimeException e) {
            LOG.warn("the choice among repairs failed; the cell stays as it is", e);
            left.add(new Unrepaired(finding, Reason.FAILED));
            return Optional.empty();
        }
        if (chosen.isEmpty()) {
            left.add(new Unrepaired(finding, Reason.LEFT));
        }
        return chosen.map(proposal -> new Change(
                newId(),
                context,
                finding.row(),
                record.id(),
                finding.column(),
                record.fields().name(finding.column()),
                record.value(finding.column()),
                proposal.value(),
                proposal.operator(),
                proposal.confidence(),
                finding.kind(),
                finding.explanation(),
                time.instant(),
                Optional.empty()));
    }

    private static boolean isSettled(DataRecord record, Finding finding) {
        return finding.proposal()
                .map(proposal -> proposal.value().equals(record.value(finding.column())))
                .orElse(false);
    }

    @Override
    public List<Proposal> candidates(DataRecord record, Finding finding) {
        InvalidValueException.requirePresent("record", record);
        InvalidValueException.requirePresent("finding", finding);
        if (finding.wholeRecord() || finding.column() >= record.size() || isSettled(record, finding)) {
            return List.of();
        }
        return List.copyOf(candidates(record, finding, new ArrayList<>(0)));
    }

    private List<Proposal> candidates(DataRecord record, Finding finding, List<Reason> problems) {
        List<Proposal> found = new ArrayList<>(2);
        Optional<String> now = record.value(finding.column());
        finding.proposal().ifPresent(proposal -> add(proposal, now, found, problems));
        for (RepairOperator operator : operators) {
            if (operator.kinds().contains(finding.kind())) {
                try {
                    operator.propose(record, finding).ifPresent(proposal -> add(proposal, now, found, problems));
                } catch (RuntimeException e) {
                    LOG.warn("repair operator {} failed; its repair is left out", operator.name(), e);
                    problems.add(Reason.FAILED);
                }
            }
        }
        return found;
    }

    private void add(Proposal proposal, Optional<String> now, List<Proposal> found, List<Reason> problems) {
        if (proposal.confidence() < config.least(proposal.operator())) {
            problems.add(Reason.TOO_UNSURE);
        } else if (!proposal.value().equals(now)
                && found.stream().noneMatch(other -> other.value().equals(proposal.value()))) {
            found.add(proposal);
        }
    }

    @Override
    public UndoResult undo(UUID changeId, DataRecord record) {
        InvalidValueException.requirePresent("changeId", changeId);
        InvalidValueException.requirePresent("record", record);
        Optional<Change> found = changes.find(changeId);
        if (found.isEmpty()) {
            return UndoResult.unchanged(UndoResult.Outcome.UNKNOWN, record);
        }
        Change change = found.orElseThrow();
        if (!change.recordId().equals(record.id())) {
            return UndoResult.unchanged(UndoResult.Outcome.OTHER_RECORD, record);
        }
        if (!Changes.isAsChanged(change, record)) {
            return UndoResult.unchanged(UndoResult.Outcome.NOT_AS_CHANGED, record);
        }
        Change back = change.reversed(newId(), time.instant());
        changes.remember(back);
        return new UndoResult(
                UndoResult.Outcome.UNDONE, record.with(change.column(), change.before()), Optional.of(back));
    }

    private UUID newId() {
        return new UUID(idPrefix, ids.incrementAndGet());
    }
}
