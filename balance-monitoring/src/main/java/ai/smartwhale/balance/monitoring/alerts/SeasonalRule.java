// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * A value that is unusual for its time, by the {@link AnomalyScorer} of the detector.
 *
 * @param terms its name, its severity and its patience
 * @param on the series
 * @param measure how it is measured
 * @param fireScore beyond this score the fault is there, above 0
 * @param clearScore at this score or below all is well, 0 to the fire score
 */
public record SeasonalRule(
        RuleTerms terms, SeriesSelector on, AnomalyMeasure measure, double fireScore, double clearScore)
        implements AlertRule {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a score is out of its range
     */
    public SeasonalRule {
        InvalidValueException.requirePresent("terms", terms);
        InvalidValueException.requirePresent("on", on);
        InvalidValueException.requirePresent("measure", measure);
        if (!(fireScore > 0) || Double.isInfinite(fireScore)) {
            throw new InvalidValueException("fireScore", fireScore, "a finite number above zero");
        }
        if (!(clearScore >= 0 && clearScore <= fireScore)) {
            throw new InvalidValueException("clearScore", clearScore, "0 to " + fireScore);
        }
    }

    @Override
    public List<SeriesSelector> reads() {
        return List.of(on);
    }

    /**
     * The scores as levels.
     *
     * @return where it fires and where it clears
     */
    public Levels levels() {
        return new Levels(Side.ABOVE, fireScore, clearScore);
    }
}
