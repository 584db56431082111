// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import java.time.Instant;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How unusual a value is for its time. */
final class SeasonalCell implements RuleCell {

    private static final Logger LOGGER = LoggerFactory.getLogger(SeasonalCell.class);

    private final SeasonalRule rule;
    private final Levels levels;
    private final Labels labels;
    private final AnomalyScorer scorer;
    private double score = Double.NaN;
    private boolean warned;

    SeasonalCell(SeasonalRule rule, Labels labels, AnomalyScorer scorer) {
        this.rule = rule;
        this.labels = labels;
        this.scorer = scorer;
        levels = rule.levels();
    }

    @Override
    public void read(int input, long at, double value, double increase) {
        score = Double.NaN;
        if (Double.isNaN(value)) {
            return;
        }
        try {
            OptionalDouble given =
                    scorer.score(rule.measure(), rule.on().metric(), labels, Instant.ofEpochMilli(at), value);
            score = given.orElse(Double.NaN);
        } catch (RuntimeException failed) {
            if (!warned) {
                warned = true;
                LOGGER.warn("the scorer failed for the rule {}; it has nothing to judge by", rule.name(), failed);
            }
        }
    }

    @Override
    public CellFinding judge(long at) {
        return Double.isFinite(score)
                ? CellFinding.by(
                        levels,
                        rule.terms().severity(),
                        score,
                        rule.measure() == AnomalyMeasure.DEVIATION
                                ? "deviation of " + rule.on().metric()
                                : "surprise of " + rule.on().metric())
                : CellFinding.noData(rule.terms().severity());
    }
}
