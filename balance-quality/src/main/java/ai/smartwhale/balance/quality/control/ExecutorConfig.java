// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Map;

/**
 * What may be repaired.
 *
 * @param leastConfidence the confidence that a repair must have, 0 to 1; 0.5 by default
 * @param leastConfidenceOf operators that must have another; more than 1 switches an operator off
 * @param rememberedChanges changes that can be taken back by their id, 0 to 10,000,000; 10,000 by default
 */
public record ExecutorConfig(double leastConfidence, Map<String, Double> leastConfidenceOf, int rememberedChanges) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ExecutorConfig {
        QualityScore.requireShare("leastConfidence", leastConfidence);
        leastConfidenceOf = Map.copyOf(InvalidValueException.requirePresent("leastConfidenceOf", leastConfidenceOf));
        leastConfidenceOf.forEach((name, least) -> Checks.requireBetween("leastConfidenceOf." + name, least, 0, 2));
        InvalidValueException.requireRange("rememberedChanges", rememberedChanges, 0, 10_000_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ExecutorConfig defaults() {
        return new ExecutorConfig(0.5, Map.of(), 10_000);
    }

    double least(String operator) {
        return leastConfidenceOf.getOrDefault(operator, leastConfidence);
    }
}
