// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.balance.batch.optimizer.EfficiencyReport.Cause;
import ai.smartwhale.balance.batch.optimizer.EfficiencyReport.Finding;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sums up what each cause cost. */
final class DefaultEfficiencyAnalyzer implements EfficiencyAnalyzer {

    private final EfficiencyConfig config;

    DefaultEfficiencyAnalyzer(EfficiencyConfig config) {
        this.config = config;
    }

    @Override
    public EfficiencyReport analyzeEfficiency(List<BatchObservation> batches, CostModel model) {
        InvalidValueException.requirePresent("model", model);
        if (InvalidValueException.requirePresent("batches", batches).isEmpty()) {
            throw new InvalidValueException("batches", batches, "at least one");
        }
        double ideal = 0;
        double measured = 0;
        double waited = 0;
        double items = 0;
        double capacity = 0;
        double slow = 0;
        double straggling = 0;
        for (BatchObservation batch : batches) {
            double expected = Math.max(1, model.latency(batch.items()).toNanos());
            double took = batch.measured().toNanos();
            ideal += expected;
            measured += took;
            waited += batch.waited().toNanos();
            items += batch.items();
            capacity += batch.capacity();
            if (took > config.slowRatio() * expected) {
                if (batch.heaviestShare() > config.stragglerRatio()) {
                    straggling += took - expected;
                } else {
                    slow += took - expected;
                }
            }
        }
        double fill = items / capacity;
        double waitShare = waited / (waited + measured);
        List<Finding> findings = new ArrayList<>();
        find(findings, Cause.SLOW_BACKEND, slow);
        find(findings, Cause.STRAGGLER, straggling);
        find(findings, Cause.TOO_SMALL, tooSmall(batches.size(), fill, ideal, model));
        find(findings, Cause.LONG_WAIT, waitShare > config.longWait() ? waited : 0);
        findings.sort(Comparator.comparing(Finding::lost).reversed());
        return new EfficiencyReport(batches.size(), ideal / measured, fill, waitShare, findings);
    }

    /** The fixed costs of the batches that full ones would have saved. */
    private double tooSmall(int batches, double fill, double ideal, CostModel model) {
        double fixed = (double) batches * model.fixed().toNanos();
        boolean tooSmall = fixed / ideal > config.least() && 1 - fill > config.least();
        return tooSmall ? fixed * (1 - fill) : 0;
    }

    private static void find(List<Finding> findings, Cause cause, double lost) {
        if (lost > 0) {
            findings.add(new Finding(cause, Duration.ofNanos(Math.round(lost))));
        }
    }
}
