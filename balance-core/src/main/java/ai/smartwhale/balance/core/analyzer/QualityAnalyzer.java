// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.List;
import java.util.Optional;

/**
 * Knows how good the data is that models get, within a window of time, and tells low quality from chance.
 *
 * <p>Thread-safe; logging takes constant time, analysing time by the number of models.
 */
public interface QualityAnalyzer {

    /**
     * Notes the quality of some data.
     *
     * @param sample what was measured
     */
    void logDataQuality(QualitySample sample);

    /**
     * The quality of what all models get.
     *
     * @return one entry for each that is known, by name
     */
    List<ModelQuality> analyzeQuality();

    /**
     * The quality of what a model gets.
     *
     * @param model which
     * @return its quality, or nothing if it is not known
     */
    Optional<ModelQuality> analyzeQuality(String model);

    /**
     * The models whose data is worse than the configured thresholds.
     *
     * @return the worst score first
     */
    List<LowQualityModel> detectLowQualityModels();

    /**
     * The models whose data is worse than thresholds. Of what is invalid the lower bound counts, so that one bad item
     * out of two is no alarm.
     *
     * @param thresholds how bad it may be
     * @return the worst score first
     */
    List<LowQualityModel> detectLowQualityModels(QualityThresholds thresholds);

    /**
     * Judges one sample by the configured thresholds. Nothing is noted.
     *
     * @param sample what was measured
     * @return the verdict
     */
    QualityAssessment assessDataQuality(QualitySample sample);

    /**
     * Everything that is wrong, by the configured thresholds.
     *
     * @return the most severe first
     */
    List<QualityIssue> detectQualityIssues();

    /**
     * How quality changes, by a test of two proportions.
     *
     * @return one entry for each model that is known, by name
     */
    List<QualityTrend> monitorQualityTrends();

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
    static QualityAnalyzer create() {
        return create(QualityAnalyzerConfig.defaults(), Ticker.system());
    }

    /**
     * Creates an analyzer.
     *
     * @param config when quality counts as low
     * @param ticker tells the age of things
     * @return the analyzer
     */
    static QualityAnalyzer create(QualityAnalyzerConfig config, Ticker ticker) {
        return new DefaultQualityAnalyzer(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
