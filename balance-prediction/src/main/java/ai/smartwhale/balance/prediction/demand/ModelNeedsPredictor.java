// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Learns what each model asks for and says what it will need: how many requests and bytes, of which types and sources,
 * and which keys. Requests are counted by slots of time. The requests and the bytes of a model, and the kinds of data
 * that it asks for often, have forecasters of their own; kinds that are rare share what is left by Dirichlet
 * proportions that fade.
 *
 * <p>Thread-safe; each model has a lock of its own. Noting a request of a known key allocates nothing except at the end
 * of a slot. A model keeps at most 32 forecasters and the configured number of keys; of too many models the one idle
 * for longest is forgotten.
 */
public interface ModelNeedsPredictor {

    /**
     * Notes a request, now.
     *
     * @param model who asks, 1 to 256 characters
     * @param type of the data
     * @param source where from; empty if the choice was left
     * @param key what exactly, as {@code CacheKey} or any other name of the same data
     * @throws InvalidValueException if a text is blank
     * @throws LimitExceededException if a text is too long
     */
    void observe(String model, DataType type, Optional<DataSource> source, String key);

    /**
     * Notes a request, now.
     *
     * @param request what is asked for
     * @param key what exactly
     * @throws InvalidValueException if the key is blank
     * @throws LimitExceededException if the key is too long
     */
    default void observe(RequestPayload request, String key) {
        InvalidValueException.requirePresent("request", request);
        observe(request.modelId(), request.dataType(), request.dataSource(), key);
    }

    /**
     * Notes an answer: how large the data is and how long it took. Nothing happens if the model is not known.
     *
     * @param model whose
     * @param key of the request
     * @param bytes how large, 0 or more
     * @param took from request to answer, zero or more
     * @throws InvalidValueException if the size or the time is negative
     */
    void observeAnswer(String model, String key, long bytes, Duration took);

    /** Ends the slots that are over, for all models: to be called now and then, so that no request has to do it. */
    void advance();

    /**
     * Everything that a model will need.
     *
     * @param model which
     * @param ahead how far, above zero, at most the configured horizon
     * @return the forecast, or nothing if the model is not known
     * @throws InvalidValueException if the time is zero, negative, or longer than the horizon
     */
    Optional<NeedsForecast> predictNeeds(String model, Duration ahead);

    /**
     * The kinds of data that a model will need.
     *
     * @param model which
     * @param ahead how far, above zero, at most the configured horizon
     * @return each kind it asks for, the most requests first; empty if the model is not known
     * @throws InvalidValueException if the time is zero, negative, or longer than the horizon
     */
    List<DataNeedForecast> predictDataNeeds(String model, Duration ahead);

    /**
     * What the needs of all models will demand of the system.
     *
     * @param ahead how far, above zero, at most the configured horizon
     * @return each model, the most requests first
     * @throws InvalidValueException if the time is zero, negative, or longer than the horizon
     */
    List<ResourceDemandForecast> forecastResourceDemands(Duration ahead);

    /**
     * How a model uses data: its rhythm, its busy hours, and how even its requests are.
     *
     * @param model which
     * @return the pattern, or nothing if the model is not known or no slot has ended yet
     */
    Optional<UsagePattern> analyzeUsagePatterns(String model);

    /**
     * How much it keeps and gave up.
     *
     * @return the numbers of one moment
     */
    NeedsStatistics statistics();

    /**
     * Everything that was learned of a model.
     *
     * @param model which
     * @return bytes for {@link #restore}, or nothing if it is not known
     */
    Optional<byte[]> snapshot(String model);

    /**
     * Goes on with a model where a snapshot stands; slots in between are without a value.
     *
     * @param model which
     * @param snapshot from a predictor with the same settings
     * @throws InvalidValueException if it is damaged or of other settings; what was known stays then
     */
    void restore(String model, byte[] snapshot);

    /**
     * Creates a predictor that knows no model.
     *
     * @param config how needs are learned
     * @param clock tells when a request comes
     * @return the predictor
     */
    static ModelNeedsPredictor create(ModelNeedsConfig config, InstantSource clock) {
        return new DefaultModelNeedsPredictor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }
}
