// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.demand.LoadPredictor;
import ai.smartwhale.balance.prediction.demand.ModelNeedsPredictor;
import ai.smartwhale.balance.prediction.pattern.BehaviorAnalyzer;
import ai.smartwhale.balance.prediction.pattern.UsageAnalyzer;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Learns from the traffic of one {@link ai.smartwhale.balance.services.Balance} what comes, and acts before it does:
 * fetches what will probably be asked for, as long as that pays; announces overloads, and lets larger batches leave
 * meanwhile; notices when a model behaves in another way. It has no thread and no clock but the given one: Balance
 * tells it what happens and calls {@link #step} from time to time. Thread-safe; what is told costs a few microseconds.
 */
public interface Foresight {

    /**
     * A model asks.
     *
     * @param request what
     * @param key what equal requests have in common; empty if its answer cannot be kept
     */
    void requested(DataRequest request, Optional<String> key);

    /**
     * A request leaves for the Data service, because no answer was known and nobody had asked already.
     *
     * @param request the request as it is sent
     */
    void sent(DataRequest request);

    /**
     * The Data service has answered.
     *
     * @param request what was asked
     * @param key what equal requests have in common; empty if its answer cannot be kept
     * @param bytes how large the answer is, 0 or more
     * @param took from the request to the answer
     */
    void answered(DataRequest request, Optional<String> key, long bytes, Duration took);

    /**
     * A request ended without an answer in time, or with one that says that it failed.
     *
     * @param request what was asked
     */
    void failed(DataRequest request);

    /**
     * Decides. To be called by one thread at a time, about every {@link ForesightConfig#period()}.
     *
     * @param actions what it can do
     */
    void step(ForesightActions actions);

    /**
     * How often it wants to decide, and what else it was made with.
     *
     * @return the settings
     */
    ForesightConfig config();

    /**
     * What each model will need.
     *
     * @return the predictor, which goes on learning
     */
    ModelNeedsPredictor needs();

    /**
     * What the Data service will have to carry.
     *
     * @return the predictor, which goes on learning
     */
    LoadPredictor load();

    /**
     * The rhythms of models and their sources, and what moves together.
     *
     * @return the analyzer, which goes on learning
     */
    UsageAnalyzer usage();

    /**
     * How models behave, against their own past and against each other.
     *
     * @return the analyzer, which goes on learning
     */
    BehaviorAnalyzer behavior();

    /**
     * From which levels on alerts are worth their name.
     *
     * @return for the system and for each model that is known well enough
     */
    List<ThresholdSuggestion> suggestThresholds();

    /**
     * Changes how much may be fetched ahead on the average; as configured at the beginning, and without effect where
     * nothing is fetched ahead. The loop of a Balance does so.
     *
     * @param bytesPerSecond 0 or more
     * @throws InvalidValueException if it is negative
     */
    default void prefetchBudget(long bytesPerSecond) {
        InvalidValueException.requireRange("bytesPerSecond", bytesPerSecond, 0, Long.MAX_VALUE);
    }

    /**
     * What notices when forecasts of the load become worse. The loop of a Balance lets it look for better ones.
     *
     * @return the tuning; nothing unless overridden
     */
    default Optional<LoadTuning> tuning() {
        return Optional.empty();
    }

    /**
     * What was done so far.
     *
     * @return the numbers of one moment
     */
    ForesightStatistics statistics();

    /**
     * Knows nothing yet.
     *
     * @return a foresight with the defaults, which learns and warns but fetches nothing
     */
    static Foresight create() {
        return create(ForesightConfig.defaults(), InstantSource.system());
    }

    /**
     * Knows nothing yet.
     *
     * @param config what is learned and done
     * @param clock the time
     * @return the foresight, for one Balance
     */
    static Foresight create(ForesightConfig config, InstantSource clock) {
        return new DefaultForesight(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }
}
