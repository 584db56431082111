// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.ControlResult;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Closes the loop: takes what people and models think of repairs, findings and decisions, and passes on what follows
 * from it: which strategies are good, how far each detector can be believed, which thresholds were wrong. It also finds
 * out whose feedback cannot be believed.
 *
 * <p>Thread-safe.
 */
public interface FeedbackAnalyzer {

    /**
     * Remembers what was found and done, so that it can be judged.
     *
     * @param result of control
     * @throws InvalidValueException if the argument is missing
     */
    void observe(ControlResult result);

    /**
     * Takes feedback. Strategies and thresholds learn from it at once. The same feedback again changes nothing.
     *
     * @param feedback what somebody thinks
     * @return what became of it
     * @throws InvalidValueException if the argument is missing
     */
    FeedbackReceipt collectFeedback(Feedback feedback);

    /**
     * Draws conclusions from all feedback that is remembered, and passes the weights of detectors on.
     *
     * @return the conclusions
     */
    FeedbackReport analyzeFeedback();

    /**
     * Forgets all feedback and all that can be judged. What was learned from it stays learned.
     *
     * @return the conclusions from what is forgotten
     */
    FeedbackReport resetFeedback();

    /**
     * An analyzer without feedback.
     *
     * @param config how much is remembered
     * @param targets who learns
     * @return the analyzer
     */
    static FeedbackAnalyzer create(FeedbackConfig config, FeedbackTargets targets) {
        return new DefaultFeedbackAnalyzer(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("targets", targets));
    }
}
