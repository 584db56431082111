// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.List;

/**
 * Knows what actions did to models: the change of a measure from before to after, its mean and how sure that is. It
 * advises those who set priorities and sizes, and changes nothing by itself.
 *
 * <p>Thread-safe; logging takes constant time, analysing time by the number of actions.
 */
public interface ImpactAnalyzer {

    /**
     * Notes what a measure was before and after an action.
     *
     * @param observation what was measured
     */
    void logImpact(ImpactObservation observation);

    /**
     * What all actions did.
     *
     * @return one entry for each action of a model that was observed within the window, by model and action
     */
    List<ActionImpact> analyzeImpact();

    /**
     * The actions whose mean change is above a threshold, in either direction, and no chance. What was told is not told
     * again until its cool-down is over, unless the direction has changed.
     *
     * @param threshold which change is high, 0 or more, in the unit of the measures
     * @return the largest change first
     * @throws InvalidValueException if the threshold is negative or no number
     */
    List<ActionImpact> detectHighImpactModels(double threshold);

    /**
     * How much it keeps and gave up.
     *
     * @return the numbers of one moment
     */
    AnalyzerStatistics statistics();

    /**
     * Creates an analyzer with the defaults.
     *
     * @return the analyzer
     */
    static ImpactAnalyzer create() {
        return create(ImpactAnalyzerConfig.defaults(), Ticker.system());
    }

    /**
     * Creates an analyzer.
     *
     * @param config when an impact counts as high
     * @param ticker tells the age of things
     * @return the analyzer
     */
    static ImpactAnalyzer create(ImpactAnalyzerConfig config, Ticker ticker) {
        return new DefaultImpactAnalyzer(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
