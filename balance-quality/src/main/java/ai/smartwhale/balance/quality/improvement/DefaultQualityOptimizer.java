// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.duplicate.DuplicateFinder;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Assesses, lets a run improve what it can in time, assesses again, and keeps the better batch. */
final class DefaultQualityOptimizer implements QualityOptimizer {

    private static final String ASSESSMENT = "assessment";
    /** The second assessment may take somewhat longer than the first. */
    private static final double RESERVE = 1.1;

    private final QualityMonitor monitor;
    private final ActionExecutor executor;
    private final Optional<DuplicateFinder> duplicates;
    private final Ticker ticker;
    private final StepCosts costs = new StepCosts();

    DefaultQualityOptimizer(
            QualityMonitor monitor, ActionExecutor executor, Optional<DuplicateFinder> duplicates, Ticker ticker) {
        this.monitor = monitor;
        this.executor = executor;
        this.duplicates = duplicates;
        this.ticker = ticker;
    }

    @Override
    public OptimizationResult optimizeData(RecordBatch batch, Duration budget) {
        InvalidValueException.requirePresent("batch", batch);
        InvalidValueException.requirePositive("budget", budget);
        long begin = ticker.nanoTime();
        // More than 292 years are as good as no end.
        long nanos = budget.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : budget.toNanos();
        int size = batch.size();
        if (size == 0 || 2 * costs.nanos(ASSESSMENT, size) > nanos) {
            return asItCame(batch, 1, size > 0, begin);
        }
        RecordChecker checker = monitor.checker(batch);
        BatchAssessment before = monitor.evaluateDataQuality(batch, checker);
        long assessing = ticker.nanoTime() - begin;
        costs.took(ASSESSMENT, size, assessing, 0);
        double score = before.score().value();
        Deadline working = new Deadline(ticker, begin, nanos - (long) (RESERVE * assessing));
        if (working.isOver()) {
            return asItCame(batch, score, true, begin);
        }
        OptimizationRun run = new OptimizationRun(batch, before, checker, executor, costs, working);
        boolean complete = run.improve(duplicates);
        if (run.changes().isEmpty() && run.removed().isEmpty()) {
            return new OptimizationResult(
                    batch, List.of(), List.of(), score, score, run.steps(), !complete, since(begin));
        }
        return better(run, score, new Deadline(ticker, begin, nanos), assessing, complete);
    }

    /** The best batch of a run: with all that was done, or without the removal of duplicates, or as it came. */
    private OptimizationResult better(
            OptimizationRun run, double score, Deadline end, long assessing, boolean complete) {
        while (end.left() >= assessing) {
            RecordBatch batch = run.batch();
            double after = monitor.evaluateDataQuality(batch).score().value();
            if (after >= score) {
                return new OptimizationResult(
                        batch, run.changes(), run.removed(), score, after, run.steps(), !complete, since(end.begin()));
            }
            if (run.removed().isEmpty() || run.changes().isEmpty()) {
                return unchanged(run, score, !complete, end.begin());
            }
            // Where good records have duplicates, the mean is lower without them.
            run.keepDuplicates();
        }
        return unchanged(run, score, true, end.begin());
    }

    private OptimizationResult unchanged(OptimizationRun run, double score, boolean truncated, long begin) {
        return new OptimizationResult(
                run.original(), List.of(), List.of(), score, score, run.steps(), truncated, since(begin));
    }

    private OptimizationResult asItCame(RecordBatch batch, double score, boolean truncated, long begin) {
        return new OptimizationResult(batch, List.of(), List.of(), score, score, List.of(), truncated, since(begin));
    }

    private Duration since(long begin) {
        return Duration.ofNanos(Math.max(0, ticker.nanoTime() - begin));
    }

    /** When work has to end. */
    record Deadline(Ticker ticker, long begin, long nanos) {

        boolean isOver() {
            return left() <= 0;
        }

        long left() {
            return nanos - (ticker.nanoTime() - begin);
        }

        long now() {
            return ticker.nanoTime();
        }
    }
}
