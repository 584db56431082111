// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.keys.KeyPredictorConfig;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How the needs of models are learned.
 *
 * @param series slots, seasons and how far is forecast; by default minutes, 48 of them ahead, intervals from 16 past
 *     forecasts
 * @param method how is forecast; {@link ForecastMethod#MIXTURE} by default
 * @param level the probability that a total stays below its upper bound, between 0 and 1; 0.9 by default
 * @param maxModels models that are followed at once, 1 to 100,000; of more, the one idle for longest is forgotten;
 *     1,000 by default
 * @param maxStreams forecasters for each model, 2 to 32: one for its requests, one for its bytes, the others for the
 *     kinds of data asked for most; kinds without one share what is left by how much was asked of them lately; 32 by
 *     default
 * @param denseRate requests for each slot from which a kind gets a forecaster of its own, above 0; 0.5 by default
 * @param keys how keys are followed, for each model
 * @param maxKeys keys that are followed of all models together, 1 to 100,000,000: where that is less than what each may
 *     follow, each follows its even part, and 16 at least; 65,536 by default, about 18 MB
 * @param maxLikelyKeys likely keys that are named in a forecast, 1 to 10,000; 32 by default
 * @param zone in which hours of the week are counted; UTC by default
 */
public record ModelNeedsConfig(
        SeriesConfig series,
        ForecastMethod method,
        double level,
        int maxModels,
        int maxStreams,
        double denseRate,
        KeyPredictorConfig keys,
        int maxKeys,
        int maxLikelyKeys,
        ZoneId zone) {

    /** The most forecasters that a model can have. */
    public static final int MOST_STREAMS = 32;

    private static final int LEAST_KEYS_OF_EACH = 16;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if there are too many models or streams
     */
    public ModelNeedsConfig {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requirePresent("method", method);
        Values.requireInside("level", level);
        InvalidValueException.requireRange("maxModels", maxModels, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("maxModels", maxModels, 100_000);
        InvalidValueException.requireRange("maxStreams", maxStreams, 2, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("maxStreams", maxStreams, MOST_STREAMS);
        Values.requirePositive("denseRate", denseRate);
        InvalidValueException.requirePresent("keys", keys);
        InvalidValueException.requireRange("maxKeys", maxKeys, 1, 100_000_000);
        InvalidValueException.requireRange("maxLikelyKeys", maxLikelyKeys, 1, 10_000);
        InvalidValueException.requirePresent("zone", zone);
    }

    /** How many keys each of so many models may follow. */
    int keysOfEach(int models) {
        return Math.min(keys.maxKeys(), Math.max(LEAST_KEYS_OF_EACH, maxKeys / Math.max(1, models)));
    }

    /**
     * Starts from the documented defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ModelNeedsConfig defaults() {
        return builder().build();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private SeriesConfig series = SeriesConfig.builder()
                .step(Duration.ofMinutes(1))
                .kind(ValueKind.COUNT)
                .horizon(48)
                .origins(16)
                .build();
        private ForecastMethod method = ForecastMethod.MIXTURE;
        private double level = 0.9;
        private int maxModels = 1_000;
        private int maxStreams = MOST_STREAMS;
        private double denseRate = 0.5;
        private KeyPredictorConfig keys = KeyPredictorConfig.defaults();
        private int maxKeys = 65_536;
        private int maxLikelyKeys = 32;
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        /**
         * Sets slots, seasons and how far is forecast.
         *
         * @param config of every series of requests
         * @return this
         */
        public Builder series(SeriesConfig config) {
            series = config;
            return this;
        }

        /**
         * Sets how is forecast.
         *
         * @param chosen the method
         * @return this
         */
        public Builder method(ForecastMethod chosen) {
            method = chosen;
            return this;
        }

        /**
         * Sets the probability of upper bounds.
         *
         * @param probability between 0 and 1
         * @return this
         */
        public Builder level(double probability) {
            level = probability;
            return this;
        }

        /**
         * Sets how many models are followed.
         *
         * @param models 1 to 100,000
         * @return this
         */
        public Builder maxModels(int models) {
            maxModels = models;
            return this;
        }

        /**
         * Sets how many forecasters a model has.
         *
         * @param streams 2 to 32
         * @return this
         */
        public Builder maxStreams(int streams) {
            maxStreams = streams;
            return this;
        }

        /**
         * Sets when a kind gets a forecaster of its own.
         *
         * @param perSlot requests, above 0
         * @return this
         */
        public Builder denseRate(double perSlot) {
            denseRate = perSlot;
            return this;
        }

        /**
         * Sets how keys are followed.
         *
         * @param config for each model
         * @param named likely keys in a forecast, 1 to 10,000
         * @return this
         */
        public Builder keys(KeyPredictorConfig config, int named) {
            keys = config;
            maxLikelyKeys = named;
            return this;
        }

        /**
         * Sets how many keys are followed of all models together.
         *
         * @param most 1 to 100,000,000
         * @return this
         */
        public Builder maxKeys(int most) {
            maxKeys = most;
            return this;
        }

        /**
         * Sets in which zone hours of the week are counted.
         *
         * @param counted the zone
         * @return this
         */
        public Builder zone(ZoneId counted) {
            zone = counted;
            return this;
        }

        /**
         * Creates the settings.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         * @throws LimitExceededException if there are too many models or streams
         */
        public ModelNeedsConfig build() {
            return new ModelNeedsConfig(
                    series, method, level, maxModels, maxStreams, denseRate, keys, maxKeys, maxLikelyKeys, zone);
        }
    }
}
