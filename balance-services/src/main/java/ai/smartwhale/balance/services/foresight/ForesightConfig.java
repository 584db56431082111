// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.demand.LoadPredictorConfig;
import ai.smartwhale.balance.prediction.demand.ModelNeedsConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.pattern.BehaviorAnalyzerConfig;
import ai.smartwhale.balance.prediction.pattern.UsageAnalyzerConfig;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is learned and what is done about it.
 *
 * @param period how often is decided, 10 ms or more; 1 s by default
 * @param needs how the needs of models are learned
 * @param load how the load is counted; its capacity is the one below
 * @param capacity requests that the Data service answers in a second, above 0; found out from its answers by default
 * @param usage how the rhythms of models and sources are learned
 * @param behavior how models are judged
 * @param behaviorInterval over which what a model does is added up before it is judged, above zero; 1 minute by default
 * @param prefetch when data is fetched ahead; its time of freshness must be that of the cache of answers. Nothing is
 *     fetched by default
 * @param peakDelay how long the first request of a batch waits for others while an overload is announced, zero or more;
 *     10 ms by default
 * @param rememberedRequests how many different requests are remembered, to be asked again, 1 to 10,000,000; 20,000 by
 *     default
 */
public record ForesightConfig(
        Duration period,
        ModelNeedsConfig needs,
        LoadPredictorConfig load,
        OptionalDouble capacity,
        UsageAnalyzerConfig usage,
        BehaviorAnalyzerConfig behavior,
        Duration behaviorInterval,
        Optional<PrefetchConfig> prefetch,
        Duration peakDelay,
        int rememberedRequests) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    /** What cannot be carried is not known: no load comes near it. */
    private static final double UNKNOWN_CAPACITY = 1e15;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public ForesightConfig {
        if (InvalidValueException.requirePresent("period", period).compareTo(SHORTEST) < 0) {
            throw new InvalidValueException("period", period, SHORTEST + " or longer");
        }
        InvalidValueException.requirePresent("needs", needs);
        InvalidValueException.requirePresent("load", load);
        InvalidValueException.requirePresent("capacity", capacity);
        if (capacity.isPresent() && !(capacity.orElseThrow() > 0 && capacity.orElseThrow() < UNKNOWN_CAPACITY)) {
            throw new InvalidValueException("capacity", capacity.orElseThrow(), "above 0, below " + UNKNOWN_CAPACITY);
        }
        InvalidValueException.requirePresent("usage", usage);
        InvalidValueException.requirePresent("behavior", behavior);
        InvalidValueException.requirePositive("behaviorInterval", behaviorInterval);
        InvalidValueException.requirePresent("prefetch", prefetch);
        if (InvalidValueException.requirePresent("peakDelay", peakDelay).isNegative()) {
            throw new InvalidValueException("peakDelay", peakDelay, "zero or more");
        }
        InvalidValueException.requireRange("rememberedRequests", rememberedRequests, 1, 10_000_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ForesightConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the documented defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ForesightConfig}. Not thread-safe. */
    public static final class Builder {
        private Duration period = Duration.ofSeconds(1);
        private ModelNeedsConfig needs = ModelNeedsConfig.defaults();
        private LoadPredictorConfig load = LoadPredictorConfig.ofCapacity(UNKNOWN_CAPACITY);
        private OptionalDouble capacity = OptionalDouble.empty();
        private UsageAnalyzerConfig usage = UsageAnalyzerConfig.defaults();
        private BehaviorAnalyzerConfig behavior = BehaviorAnalyzerConfig.defaults();
        private Duration behaviorInterval = Duration.ofMinutes(1);
        private Optional<PrefetchConfig> prefetch = Optional.empty();
        private Duration peakDelay = Duration.ofMillis(10);
        private int rememberedRequests = 20_000;

        private Builder() {}

        /** Sets {@link ForesightConfig#period()}. */
        public Builder period(Duration value) {
            period = value;
            return this;
        }

        /** Sets {@link ForesightConfig#needs()}. */
        public Builder needs(ModelNeedsConfig value) {
            needs = value;
            return this;
        }

        /** Sets {@link ForesightConfig#load()}. */
        public Builder load(LoadPredictorConfig value) {
            load = value;
            return this;
        }

        /** Sets {@link ForesightConfig#capacity()}. */
        public Builder capacity(double perSecond) {
            capacity = OptionalDouble.of(perSecond);
            return this;
        }

        /** Sets {@link ForesightConfig#usage()}. */
        public Builder usage(UsageAnalyzerConfig value) {
            usage = value;
            return this;
        }

        /** Sets {@link ForesightConfig#behavior()}. */
        public Builder behavior(BehaviorAnalyzerConfig value) {
            behavior = value;
            return this;
        }

        /** Sets {@link ForesightConfig#behaviorInterval()}. */
        public Builder behaviorInterval(Duration value) {
            behaviorInterval = value;
            return this;
        }

        /** Sets {@link ForesightConfig#prefetch()}. */
        public Builder prefetch(PrefetchConfig value) {
            prefetch = Optional.of(InvalidValueException.requirePresent("prefetch", value));
            return this;
        }

        /** Sets {@link ForesightConfig#peakDelay()}. */
        public Builder peakDelay(Duration value) {
            peakDelay = value;
            return this;
        }

        /** Sets {@link ForesightConfig#rememberedRequests()}. */
        public Builder rememberedRequests(int value) {
            rememberedRequests = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside its range
         */
        public ForesightConfig build() {
            return new ForesightConfig(
                    period,
                    needs,
                    load,
                    capacity,
                    usage,
                    behavior,
                    behaviorInterval,
                    prefetch,
                    peakDelay,
                    rememberedRequests);
        }
    }
}
