// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Judges the behaviour of models: each metric of a model against its own past by an {@link AnomalyDetector}, and its
 * smoothed course against the other models of its group by the distance from their median in robust standard deviations
 * (1.4826 times the median absolute deviation; Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993).
 *
 * <p>Bounded: so many models as configured; the one that was silent longest is forgotten for a new one, and forgotten
 * models are counted. Thread-safe.
 */
public interface BehaviorAnalyzer {

    /**
     * An analyzer with default settings.
     *
     * @return a new analyzer
     */
    static BehaviorAnalyzer withDefaults() {
        return create(BehaviorAnalyzerConfig.defaults());
    }

    /**
     * An analyzer.
     *
     * @param config its settings
     * @return a new analyzer
     * @throws InvalidValueException if the settings are null
     */
    static BehaviorAnalyzer create(BehaviorAnalyzerConfig config) {
        return new DefaultBehaviorAnalyzer(InvalidValueException.requirePresent("config", config));
    }

    /**
     * Takes what a model did in an interval.
     *
     * @param sample of the model
     * @throws InvalidValueException if it is null
     */
    void observe(BehaviorSample sample);

    /**
     * Judges a model by all samples so far.
     *
     * @param model its identifier
     * @return what is unusual, with reasons and actions; without findings for a model that is not known
     * @throws InvalidValueException if the identifier is null or blank
     */
    BehaviorReport analyzeBehavior(String model);

    /**
     * The models remembered.
     *
     * @return at most as many as configured
     */
    int models();

    /**
     * The models forgotten for lack of room.
     *
     * @return 0 or more
     */
    long evictions();
}
