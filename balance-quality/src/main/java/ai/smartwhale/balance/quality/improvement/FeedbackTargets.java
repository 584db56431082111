// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.ThresholdManager;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.commons.InvalidValueException;
import java.util.function.Consumer;

/**
 * Who learns from feedback.
 *
 * @param selector learns which strategies are good
 * @param thresholds learn which decisions were wrong
 * @param weights takes how far each detector is believed, after each analysis that moved one; thread-safe
 */
public record FeedbackTargets(
        StrategySelector selector, ThresholdManager thresholds, Consumer<DetectorWeights> weights) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing
     */
    public FeedbackTargets {
        InvalidValueException.requirePresent("selector", selector);
        InvalidValueException.requirePresent("thresholds", thresholds);
        InvalidValueException.requirePresent("weights", weights);
    }
}
