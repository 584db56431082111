// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Weights and bounds of a classifier.
 *
 * @param modelWeights how much the models matter to the business; those that are not named are of medium weight
 * @param manyModels from how many models on a group touches many, 2 or more
 * @param farBeyond how many times its limit a value is to be far beyond, above 1
 * @param longAfter after how long an alert has lasted for long
 * @param sameCauseWithin how soon after each other alerts of the same cause begin at most
 * @param sharedByAll labels that say nothing about a cause, as alerts have them that have nothing to do with each other
 * @param actions what to do about the alerts of a rule, by its name; for others there is a general advice
 */
public record AlertClassifierConfig(
        Map<String, Grade> modelWeights,
        int manyModels,
        double farBeyond,
        Duration longAfter,
        Duration sameCauseWithin,
        Set<String> sharedByAll,
        Map<String, String> actions) {

    /**
     * Checks and copies every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public AlertClassifierConfig {
        modelWeights = Map.copyOf(InvalidValueException.requirePresent("modelWeights", modelWeights));
        InvalidValueException.requireRange("manyModels", manyModels, 2, Integer.MAX_VALUE);
        if (!(farBeyond > 1) || Double.isInfinite(farBeyond)) {
            throw new InvalidValueException("farBeyond", farBeyond, "a finite number above 1");
        }
        InvalidValueException.requirePositive("longAfter", longAfter);
        InvalidValueException.requirePositive("sameCauseWithin", sameCauseWithin);
        sharedByAll = Set.copyOf(InvalidValueException.requirePresent("sharedByAll", sharedByAll));
        actions = Map.copyOf(InvalidValueException.requirePresent("actions", actions));
    }

    /**
     * All models of medium weight; many are 5; far beyond is 3 times; long is an hour; the same cause within 5 minutes;
     * category, severity, cluster, environment, quantile, priority, status and kind say nothing of a cause.
     *
     * @return the weights and bounds
     */
    public static AlertClassifierConfig defaults() {
        return new AlertClassifierConfig(
                Map.of(),
                5,
                3,
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Set.of(
                        AlertClassifier.CATEGORY_LABEL,
                        "severity",
                        "cluster",
                        "environment",
                        "quantile",
                        "priority",
                        "status",
                        "kind"),
                Map.of());
    }
}
