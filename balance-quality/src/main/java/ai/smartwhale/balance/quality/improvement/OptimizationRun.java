// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.control.CorrectionResult;
import ai.smartwhale.balance.quality.control.RepairChoice;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.duplicate.DuplicateFinder;
import ai.smartwhale.balance.quality.duplicate.DuplicateGroup;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.improvement.DefaultQualityOptimizer.Deadline;
import ai.smartwhale.balance.quality.improvement.OptimizationResult.Removed;
import ai.smartwhale.balance.quality.improvement.OptimizationResult.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to improve one batch before its deadline. For one thread. */
final class OptimizationRun {

    private static final Logger LOG = LoggerFactory.getLogger(OptimizationRun.class);
    private static final String DUPLICATES = "duplicates";
    /** The share of duplicates that is expected where nothing is known. */
    private static final double DUPLICATE_SHARE = 0.02;

    private static final double SAME = 1e-9;

    private final RecordBatch batch;
    private final RecordChecker checker;
    private final ActionExecutor executor;
    private final StepCosts costs;
    private final Deadline deadline;
    private final RepairContext context;
    private final List<RecordAssessment> now;
    private final BitSet gone = new BitSet();
    private final List<Change> changes = new ArrayList<>();
    private final List<Removed> removed = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    OptimizationRun(
            RecordBatch batch,
            BatchAssessment before,
            RecordChecker checker,
            ActionExecutor executor,
            StepCosts costs,
            Deadline deadline) {
        this.batch = batch;
        this.checker = checker;
        this.executor = executor;
        this.costs = costs;
        this.deadline = deadline;
        this.context = RepairContext.ofTable(batch.source());
        this.now = new ArrayList<>(before.records());
    }

    /** A step that may be made: on which records, and what it promises. */
    private static final class Plan {
        final String name;
        final List<Integer> records = new ArrayList<>();
        double promised;

        Plan(String name) {
            this.name = name;
        }
    }

    /** Whether all was tried. */
    boolean improve(Optional<DuplicateFinder> finder) {
        List<Plan> plans = plans(finder.isPresent());
        plans.sort(Comparator.comparingDouble(this::gainForCost).reversed());
        boolean complete = !deadline.isOver();
        for (Plan plan : plans) {
            if (deadline.left() <= expectedNanos(plan)) {
                complete = false;
                continue;
            }
            if (plan.name.equals(DUPLICATES)) {
                finder.ifPresent(search -> removeDuplicates(plan, search));
            } else {
                complete &= repair(plan);
            }
        }
        return complete;
    }

    private List<Plan> plans(boolean withDuplicates) {
        Map<String, Plan> byOperator = new TreeMap<>();
        for (int i = 0; i < now.size() && !deadline.isOver(); i++) {
            RecordAssessment assessment = now.get(i);
            for (Finding finding : assessment.flagged()) {
                for (Proposal candidate : executor.candidates(assessment.record(), finding)) {
                    Plan plan = byOperator.computeIfAbsent(candidate.operator(), Plan::new);
                    plan.promised += finding.probability() * candidate.confidence();
                    if (plan.records.isEmpty() || plan.records.get(plan.records.size() - 1) != i) {
                        plan.records.add(i);
                    }
                }
            }
        }
        List<Plan> plans = new ArrayList<>(byOperator.values());
        if (withDuplicates) {
            Plan plan = new Plan(DUPLICATES);
            plan.promised = 2 * DUPLICATE_SHARE * now.size();
            plans.add(plan);
        }
        return plans;
    }

    private double gainForCost(Plan plan) {
        return costs.gain(plan.name, plan.promised) / (1 + costs.nanos(plan.name, pieces(plan)));
    }

    private int pieces(Plan plan) {
        return plan.name.equals(DUPLICATES) ? now.size() : plan.records.size();
    }

    /** Repairs can be interrupted after each record, so that any time is enough to begin. */
    private double expectedNanos(Plan plan) {
        return plan.name.equals(DUPLICATES) ? costs.nanos(plan.name, pieces(plan)) : 0;
    }

    private boolean repair(Plan plan) {
        RepairChoice only = (where, finding, candidates) -> candidates.stream()
                .filter(candidate -> candidate.operator().equals(plan.name))
                .findFirst();
        long begin = deadline.now();
        int gained = 0;
        int tried = 0;
        for (int i : plan.records) {
            if (deadline.isOver()) {
                break;
            }
            if (!gone.get(i)) {
                gained += repair(i, only);
            }
            tried++;
        }
        done(plan, tried, gained, begin);
        return tried == plan.records.size();
    }

    private int repair(int index, RepairChoice only) {
        RecordAssessment before = now.get(index);
        CorrectionResult correction = executor.correctData(context, before, only);
        if (correction.changes().isEmpty()) {
            return 0;
        }
        RecordAssessment base = checker.check(before.row(), before.record());
        RecordAssessment after = checker.check(before.row(), correction.record());
        double gain = after.score().value() - base.score().value();
        boolean fewer = after.flagged().size() < base.flagged().size();
        if (gain > SAME || (gain >= -SAME && fewer)) {
            now.set(index, after);
            changes.addAll(correction.changes());
            return correction.changes().size();
        }
        return 0;
    }

    private void removeDuplicates(Plan plan, DuplicateFinder finder) {
        long begin = deadline.now();
        int before = removed.size();
        try {
            // Nothing was removed yet, so that the rows are still those of the batch.
            for (DuplicateGroup group : finder.find(batch()).groups()) {
                for (long row : group.others()) {
                    remove(row, group.survivor());
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("the search for duplicates failed; none are left out", e);
            keepDuplicates();
        }
        done(plan, now.size(), removed.size() - before, begin);
    }

    private void remove(long row, long survivor) {
        int index = Math.toIntExact(row - batch.firstRow());
        if (!gone.get(Objects.checkIndex(index, now.size()))) {
            gone.set(index);
            removed.add(new Removed(row, survivor));
        }
    }

    /** Takes back the removal of duplicates. */
    void keepDuplicates() {
        gone.clear();
        removed.clear();
    }

    private void done(Plan plan, int pieces, int gained, long begin) {
        long nanos = deadline.now() - begin;
        steps.add(new Step(
                plan.name,
                costs.gain(plan.name, plan.promised),
                Duration.ofNanos((long) costs.nanos(plan.name, pieces(plan))),
                gained,
                Duration.ofNanos(Math.max(0, nanos))));
        costs.took(plan.name, pieces, nanos, plan.promised == 0 ? 0 : Math.min(1, gained / plan.promised));
    }

    RecordBatch original() {
        return batch;
    }

    RecordBatch batch() {
        List<DataRecord> records = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (!gone.get(i)) {
                records.add(now.get(i).record());
            }
        }
        return new RecordBatch(batch.source(), batch.fields(), records, batch.firstRow(), batch.receivedAt());
    }

    List<Change> changes() {
        return changes.stream()
                .filter(change -> !gone.get(Math.toIntExact(change.row() - batch.firstRow())))
                .toList();
    }

    List<Removed> removed() {
        return List.copyOf(removed);
    }

    List<Step> steps() {
        return steps;
    }
}
