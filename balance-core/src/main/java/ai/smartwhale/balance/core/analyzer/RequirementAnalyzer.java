// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.List;
import java.util.Optional;

/**
 * Knows what models asked for lately and what they got: how much, how urgently, of which kind, and where too little
 * arrived. Everything is about a window of time; older things are forgotten.
 *
 * <p>Thread-safe; logging takes constant time, analysing time by the number of models.
 */
public interface RequirementAnalyzer {

    /**
     * Notes that a model asks for data.
     *
     * @param need what for
     */
    void logDataRequest(DataNeed need);

    /**
     * Notes that a model got data.
     *
     * @param model who, 1 to 256 characters
     * @param bytes how much, 0 or more
     * @throws InvalidValueException if the name is blank or the size negative
     * @throws LimitExceededException if the name is too long
     */
    void logDataDelivery(String model, long bytes);

    /**
     * What all models asked for and got.
     *
     * @return one entry for each that is known, by name
     */
    List<ModelNeed> analyzeNeeds();

    /**
     * A closer look at one model.
     *
     * @param model which
     * @return its needs, or nothing if it is not known
     */
    Optional<ModelNeeds> analyzeModelNeeds(String model);

    /**
     * Asks whether a model gets too little: less than a threshold although it needs more, or less of its need than the
     * configuration allows. Requests of the grace time do not count.
     *
     * @param model which
     * @param thresholdBytes what should be delivered within the window at least, in bytes, 0 or more
     * @return the shortage; nothing if there is none, the model is unknown, or it asked too few times to tell
     * @throws InvalidValueException if the threshold is negative
     */
    Optional<DataShortage> detectDataShortage(String model, long thresholdBytes);

    /**
     * Asks the same of all models.
     *
     * @param thresholdBytes what should be delivered within the window at least, in bytes, 0 or more
     * @return the shortages, the largest unmet part first
     * @throws InvalidValueException if the threshold is negative
     */
    List<DataShortage> detectDataShortage(long thresholdBytes);

    /**
     * How evenly the needs of all models are met.
     *
     * @return the balance
     */
    DataBalance evaluateDataBalance();

    /**
     * The needs that should be met first.
     *
     * @param most how many at most, 1 or more
     * @return the most critical first; of equal scores the one with more unmet bytes, then by name
     * @throws InvalidValueException if the number is not above zero
     */
    List<CriticalNeed> identifyCriticalNeeds(int most);

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
    static RequirementAnalyzer create() {
        return create(RequirementAnalyzerConfig.defaults(), Ticker.system());
    }

    /**
     * Creates an analyzer.
     *
     * @param config when a need counts as unmet
     * @param ticker tells the age of things
     * @return the analyzer
     */
    static RequirementAnalyzer create(RequirementAnalyzerConfig config, Ticker ticker) {
        return new DefaultRequirementAnalyzer(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
