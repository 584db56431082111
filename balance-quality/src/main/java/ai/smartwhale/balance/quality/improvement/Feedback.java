// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * What somebody thinks of a repair, a finding or a decision.
 *
 * @param subject about what
 * @param verdict what is thought of it
 * @param metricDelta how much the model that used the data got better (above zero) or worse by its own measure, if that
 *     is known; finite; counts only where the verdict is unsure
 * @param actor who thinks so, at most 200 characters
 */
public record Feedback(FeedbackSubject subject, Verdict verdict, Optional<Double> metricDelta, String actor) {

    private static final int LONGEST_ACTOR = 200;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is missing or outside of its range
     */
    public Feedback {
        InvalidValueException.requirePresent("subject", subject);
        InvalidValueException.requirePresent("verdict", verdict);
        InvalidValueException.requirePresent("metricDelta", metricDelta).ifPresent(delta -> {
            if (!Double.isFinite(delta)) {
                throw new InvalidValueException("metricDelta", delta, "a finite number");
            }
        });
        if (InvalidValueException.requireText("actor", actor).length() > LONGEST_ACTOR) {
            throw new InvalidValueException("actor", actor, "at most " + LONGEST_ACTOR + " characters");
        }
    }

    /**
     * Feedback without a measure of the model.
     *
     * @param subject about what
     * @param verdict what is thought of it
     * @param actor who thinks so
     * @return the feedback
     */
    public static Feedback of(FeedbackSubject subject, Verdict verdict, String actor) {
        return new Feedback(subject, verdict, Optional.empty(), actor);
    }
}
