// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;

/**
 * When quality counts as low.
 *
 * @param window how far back is looked, and for how many models
 * @param thresholds how bad data may be
 * @param confidence the quantile of the normal distribution by which bounds are drawn and trends are told from chance,
 *     0.5 to 6; 1.96 by default, which is 95 % on both sides
 * @param minSamples from how many samples on noise is judged, 1 or more; 5 by default. Validity needs no such number:
 *     its bounds are wide where there are few items
 * @param noiseSmoothing how much a new sample counts for the noise, above 0 to 1; 0.2 by default
 */
public record QualityAnalyzerConfig(
        AnalysisWindow window, QualityThresholds thresholds, double confidence, int minSamples, double noiseSmoothing) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public QualityAnalyzerConfig {
        InvalidValueException.requirePresent("window", window);
        InvalidValueException.requirePresent("thresholds", thresholds);
        Numbers.requireBetween("confidence", confidence, 0.5, 6);
        InvalidValueException.requireRange("minSamples", minSamples, 1, Integer.MAX_VALUE);
        Numbers.requireBetween("noiseSmoothing", noiseSmoothing, 1e-6, 1);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static QualityAnalyzerConfig defaults() {
        return new QualityAnalyzerConfig(AnalysisWindow.defaults(), QualityThresholds.defaults(), 1.96, 5, 0.2);
    }

    /**
     * The same with another window.
     *
     * @param other how far back is looked
     * @return the settings
     */
    public QualityAnalyzerConfig withWindow(AnalysisWindow other) {
        return new QualityAnalyzerConfig(other, thresholds, confidence, minSamples, noiseSmoothing);
    }

    /**
     * The same with other thresholds.
     *
     * @param other how bad data may be
     * @return the settings
     */
    public QualityAnalyzerConfig withThresholds(QualityThresholds other) {
        return new QualityAnalyzerConfig(window, other, confidence, minSamples, noiseSmoothing);
    }
}
