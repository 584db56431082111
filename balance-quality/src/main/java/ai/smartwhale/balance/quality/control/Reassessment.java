// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.Unrepaired.Reason;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Repairs a record, assesses it again, and keeps only what makes it better: first all repairs together, then, if that
 * does not help, one by one. Since each step must make the record better there are no circles.
 */
final class Reassessment {

    private static final double SAME = 1e-9;

    private final ControlConfig config;
    private final ActionExecutor executor;
    private final RepairChoice choice;

    Reassessment(ControlConfig config, ActionExecutor executor, RepairChoice choice) {
        this.config = config;
        this.executor = executor;
        this.choice = choice;
    }

    /**
     * What came of it.
     *
     * @param assessment of the record as it is now
     * @param changes that stayed
     * @param unrepaired findings that were not repaired
     */
    record Repaired(RecordAssessment assessment, List<Change> changes, List<Unrepaired> unrepaired) {}

    Repaired repair(RepairContext context, RecordAssessment before, Supplier<RecordChecker> knowledge) {
        if (!config.repair() || before.flagged().isEmpty()) {
            return new Repaired(before, List.of(), List.of());
        }
        CorrectionResult correction = executor.correctData(context, before, choice);
        if (correction.changes().isEmpty()) {
            return new Repaired(before, List.of(), correction.unrepaired());
        }
        RecordChecker checker = knowledge.get();
        RecordAssessment base = checker.check(before.row(), before.record());
        RecordAssessment now = base;
        List<Change> kept = new ArrayList<>();
        List<Unrepaired> left = new ArrayList<>();
        for (int round = 0; round < config.mostRounds(); round++) {
            left.clear();
            left.addAll(correction.unrepaired());
            int keptBefore = kept.size();
            now = keepWhatHelps(checker, now, correction, kept, left);
            if (kept.size() == keptBefore || now.flagged().isEmpty()) {
                break;
            }
            if (round + 1 < config.mostRounds()) {
                correction = executor.correctData(context, now, choice);
                if (correction.changes().isEmpty()) {
                    left.clear();
                    left.addAll(correction.unrepaired());
                    break;
                }
            }
        }
        return new Repaired(kept.isEmpty() ? before : carried(before, base, now), kept, left);
    }

    private RecordAssessment keepWhatHelps(
            RecordChecker checker,
            RecordAssessment now,
            CorrectionResult correction,
            List<Change> kept,
            List<Unrepaired> left) {
        RecordAssessment together = checker.check(now.row(), correction.record());
        if (helps(now, together) && noneStaysFlagged(together, correction.changes())) {
            kept.addAll(correction.changes());
            return together;
        }
        RecordAssessment best = now;
        List<Change> single = new ArrayList<>();
        List<Change> refused = new ArrayList<>();
        int trials = 0;
        for (Change change : correction.changes()) {
            boolean better = false;
            if (correction.changes().size() > 1 && trials++ < config.mostTrials()) {
                DataRecord tried = best.record().with(change.column(), change.after());
                RecordAssessment with = checker.check(now.row(), tried);
                better = helps(best, with);
                best = better ? with : best;
            }
            (better ? single : refused).add(change);
        }
        if (helps(best, together)) {
            kept.addAll(correction.changes());
            return together;
        }
        kept.addAll(single);
        refused.forEach(change -> reverted(now, change, left));
        return best;
    }

    private static void reverted(RecordAssessment before, Change change, List<Unrepaired> left) {
        for (Finding finding : before.findings()) {
            if (finding.flagged() && finding.column() == change.column() && finding.kind() == change.kind()) {
                left.add(new Unrepaired(finding, Reason.REVERTED));
                return;
            }
        }
    }

    /** Whether a record got better: a higher score, or the same with fewer flagged findings. */
    private static boolean helps(RecordAssessment before, RecordAssessment after) {
        double gain = after.score().value() - before.score().value();
        return gain > SAME || (gain >= -SAME && flagged(after) < flagged(before));
    }

    private static int flagged(RecordAssessment assessment) {
        int count = 0;
        for (Finding finding : assessment.findings()) {
            if (finding.flagged()) {
                count++;
            }
        }
        return count;
    }

    private static boolean noneStaysFlagged(RecordAssessment assessment, List<Change> changes) {
        for (Finding finding : assessment.findings()) {
            if (finding.flagged() && changes.stream().anyMatch(change -> change.column() == finding.column())) {
                return false;
            }
        }
        return true;
    }

    /**
     * What only the whole batch could show, such as a duplicate, cannot be found again in the record alone: it stays,
     * with its share of the score.
     */
    private static RecordAssessment carried(RecordAssessment before, RecordAssessment base, RecordAssessment now) {
        Set<String> known = new HashSet<>();
        base.findings().forEach(finding -> known.add(place(finding)));
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : before.findings()) {
            if (!known.contains(place(finding))) {
                findings.add(finding);
            }
        }
        double gap = before.score().value() - base.score().value();
        if (findings.isEmpty() && Math.abs(gap) <= SAME) {
            return now;
        }
        findings.addAll(0, now.findings());
        double value = Math.max(0, Math.min(1, now.score().value() + gap));
        QualityScore score =
                new QualityScore(value, now.score().confidence(), now.score().evidence());
        return new RecordAssessment(now.row(), now.record(), score, now.dimensions(), findings);
    }

    private static String place(Finding finding) {
        return finding.column() + "/" + finding.kind();
    }
}
