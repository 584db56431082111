// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * When a second attempt is made beside a slow first one. Immutable.
 *
 * @param quantile a call is slow when it takes longer than this share of the calls of the window, 0.5 to 0.999; 0.95 by
 *     default
 * @param window of the latencies that the quantile is taken from, 10 ms to one day; one minute by default
 * @param minimumCalls as many latencies must be known before the quantile is used, 10 to 1,000,000; 100 by default
 * @param firstDelay the delay until then, above zero; one second by default
 * @param shortestDelay the shortest delay, above zero; one millisecond by default
 * @param longestDelay the longest delay, {@code shortestDelay} to 365 days; ten seconds by default
 * @param mostHedges further attempts of one call, 1 to 10; 1 by default
 * @param budget how many further attempts an operation may cause; one for twenty calls of a minute by default
 * @param mostOperations how many names of operations are tracked, 1 to 100,000; 1,000 by default. When full, further
 *     ones share latencies and budget, under the name {@code (other)}
 * @param mostInFlight how many calls may be watched at a time, 1 to 10,000,000; 10,000 by default. When full, a call is
 *     made without hedging
 */
public record HedgeConfig(
        double quantile,
        Duration window,
        int minimumCalls,
        Duration firstDelay,
        Duration shortestDelay,
        Duration longestDelay,
        int mostHedges,
        RetryBudget budget,
        int mostOperations,
        int mostInFlight) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is missing or outside of its range
     */
    public HedgeConfig {
        if (!(quantile >= 0.5 && quantile <= 0.999)) {
            throw new InvalidValueException("quantile", quantile, "0.5..0.999");
        }
        InvalidValueException.requirePositive("window", window);
        if (window.compareTo(Duration.ofMillis(10)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new InvalidValueException("window", window, "10 ms..1 day");
        }
        InvalidValueException.requireRange("minimumCalls", minimumCalls, 10, 1_000_000);
        BreakerConfig.requireAtMostAYear("firstDelay", firstDelay);
        BreakerConfig.requireAtMostAYear("shortestDelay", shortestDelay);
        BreakerConfig.requireAtMostAYear("longestDelay", longestDelay);
        if (longestDelay.compareTo(shortestDelay) < 0) {
            throw new InvalidValueException("longestDelay", longestDelay, shortestDelay + " or more");
        }
        InvalidValueException.requireRange("mostHedges", mostHedges, 1, 10);
        InvalidValueException.requirePresent("budget", budget);
        InvalidValueException.requireRange("mostOperations", mostOperations, 1, 100_000);
        InvalidValueException.requireRange("mostInFlight", mostInFlight, 1, 10_000_000);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static HedgeConfig withDefaults() {
        return builder().build();
    }

    /**
     * A builder that starts from the defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the values; not thread-safe. Values are checked by {@link #build()}. */
    public static final class Builder {

        private double quantile = 0.95;
        private Duration window = Duration.ofMinutes(1);
        private int minimumCalls = 100;
        private Duration firstDelay = Duration.ofSeconds(1);
        private Duration shortestDelay = Duration.ofMillis(1);
        private Duration longestDelay = Duration.ofSeconds(10);
        private int mostHedges = 1;
        private RetryBudget budget = new RetryBudget(0.05, 0, Duration.ofMinutes(1));
        private int mostOperations = 1_000;
        private int mostInFlight = 10_000;

        private Builder() {}

        /**
         * From when on a call is slow.
         *
         * @param share 0.5 to 0.999
         * @param of the window of the latencies, 10 ms to one day
         * @return this
         */
        public Builder quantile(double share, Duration of) {
            quantile = share;
            window = of;
            return this;
        }

        /**
         * What holds before enough latencies are known.
         *
         * @param delay above zero
         * @param calls how many latencies are enough, 10 to 1,000,000
         * @return this
         */
        public Builder beginning(Duration delay, int calls) {
            firstDelay = delay;
            minimumCalls = calls;
            return this;
        }

        /**
         * The bounds of the delay that is taken from the quantile.
         *
         * @param shortest above zero
         * @param longest {@code shortest} or more
         * @return this
         */
        public Builder delayBetween(Duration shortest, Duration longest) {
            shortestDelay = shortest;
            longestDelay = longest;
            return this;
        }

        /**
         * Further attempts of one call.
         *
         * @param value 1 to 10
         * @return this
         */
        public Builder mostHedges(int value) {
            mostHedges = value;
            return this;
        }

        /**
         * How many further attempts an operation may cause.
         *
         * @param value the budget
         * @return this
         */
        public Builder budget(RetryBudget value) {
            budget = value;
            return this;
        }

        /**
         * How many names, and how many calls at a time, are watched.
         *
         * @param operations 1 to 100,000
         * @param inFlight 1 to 10,000,000
         * @return this
         */
        public Builder most(int operations, int inFlight) {
            mostOperations = operations;
            mostInFlight = inFlight;
            return this;
        }

        /**
         * Checks the values.
         *
         * @return the configuration
         * @throws InvalidValueException if a value is missing or outside of its range
         */
        public HedgeConfig build() {
            return new HedgeConfig(
                    quantile,
                    window,
                    minimumCalls,
                    firstDelay,
                    shortestDelay,
                    longestDelay,
                    mostHedges,
                    budget,
                    mostOperations,
                    mostInFlight);
        }
    }
}
