// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;

/**
 * Knows how the use of data is spread over models within a window of time, each by its weight, and tells when some use
 * much more or less than their due. A model that is known but used nothing within the window counts as using nothing.
 *
 * <p>Thread-safe; logging takes constant time, analysing time by the number of models.
 */
public interface DistributionAnalyzer {

    /**
     * Notes that a model used data.
     *
     * @param model which, 1 to 256 characters
     * @param bytes how much, 0 or more
     * @throws InvalidValueException if the name is blank or the size negative
     * @throws LimitExceededException if the name is too long
     */
    void logDataUsage(String model, long bytes);

    /**
     * Gives a model another claim relative to others, for as long as it is known. All have 1 otherwise. This is a sign
     * of life of the model.
     *
     * @param model which, 1 to 256 characters
     * @param weight 0.000001 to 1,000,000
     * @throws InvalidValueException if the name is blank or the weight outside of its range
     * @throws LimitExceededException if the name is too long
     */
    void setModelWeight(String model, double weight);

    /**
     * How the use is spread.
     *
     * @return the distribution of this moment
     */
    DistributionReport analyzeDistribution();

    /**
     * Who uses too much or too little, by the configured band.
     *
     * @return the verdict with its causes
     */
    ImbalanceReport detectImbalance();

    /**
     * Who uses too much or too little.
     *
     * @param band how far from the mean is still even, above 1 to 1,000: above the mean times it is too much, below the
     *     mean by it too little
     * @return the verdict with its causes
     * @throws InvalidValueException if the band is outside of its range
     */
    ImbalanceReport detectImbalance(double band);

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
    static DistributionAnalyzer create() {
        return create(DistributionAnalyzerConfig.defaults(), Ticker.system());
    }

    /**
     * Creates an analyzer.
     *
     * @param config when a distribution counts as uneven
     * @param ticker tells the age of things
     * @return the analyzer
     */
    static DistributionAnalyzer create(DistributionAnalyzerConfig config, Ticker ticker) {
        return new DefaultDistributionAnalyzer(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
