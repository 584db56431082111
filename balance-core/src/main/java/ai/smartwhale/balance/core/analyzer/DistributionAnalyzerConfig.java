// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;

/**
 * When a distribution counts as uneven.
 *
 * @param window how far back is looked, and for how many models
 * @param band how far from the mean is still even: what is above the mean times it, or below the mean by it, is not;
 *     above 1 to 1,000; 1.5 by default, so that the lower end is at two thirds of the mean
 * @param minSamples from how many uses on, of all models together, it is judged, 1 or more; 30 by default
 * @param leastJain Jain's index below which the whole is uneven even if every model is within the band, 0 to 1; 0.8 by
 *     default
 * @param mostGini Gini's coefficient above which it is, 0 to 1; 0.4 by default
 */
public record DistributionAnalyzerConfig(
        AnalysisWindow window, double band, int minSamples, double leastJain, double mostGini) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public DistributionAnalyzerConfig {
        InvalidValueException.requirePresent("window", window);
        requireBand(band);
        InvalidValueException.requireRange("minSamples", minSamples, 1, Integer.MAX_VALUE);
        Numbers.requireShare("leastJain", leastJain);
        Numbers.requireShare("mostGini", mostGini);
    }

    static double requireBand(double band) {
        // Written so that NaN is refused.
        if (!(band > 1 && band <= 1_000)) {
            throw new InvalidValueException("band", band, "above 1 to 1,000");
        }
        return band;
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static DistributionAnalyzerConfig defaults() {
        return new DistributionAnalyzerConfig(AnalysisWindow.defaults(), 1.5, 30, 0.8, 0.4);
    }

    /**
     * The same with another window.
     *
     * @param other how far back is looked
     * @return the settings
     */
    public DistributionAnalyzerConfig withWindow(AnalysisWindow other) {
        return new DistributionAnalyzerConfig(other, band, minSamples, leastJain, mostGini);
    }

    /**
     * The same with another number of samples.
     *
     * @param samples from how many on it is judged, 1 or more
     * @return the settings
     */
    public DistributionAnalyzerConfig withMinSamples(int samples) {
        return new DistributionAnalyzerConfig(window, band, samples, leastJain, mostGini);
    }

    /**
     * The same with other limits of the indices.
     *
     * @param jain Jain's index below which the whole is uneven, 0 to 1
     * @param gini Gini's coefficient above which it is, 0 to 1
     * @return the settings
     */
    public DistributionAnalyzerConfig withIndexLimits(double jain, double gini) {
        return new DistributionAnalyzerConfig(window, band, minSamples, jain, gini);
    }
}
