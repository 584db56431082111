// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * When a {@link PrefetchPlanner} buys, and how much.
 *
 * @param bytesPerSecond what may be bought on the average, 0 or more; 1 MiB by default
 * @param burstBytes what may be bought at once after a pause, 1 or more; 16 MiB by default
 * @param usefulFor how long fetched data stays fresh, above zero; 5 minutes by default
 * @param leastShare what part of the bytes bought must serve a request for buying to pay, above 0, less than 1; 0.2 by
 *     default, five bytes bought for one used
 * @param mostUtilisation from which utilisation on nothing is bought, above 0 to 1; below it the budget shrinks in
 *     proportion to what is left; 0.7 by default
 * @param mostOverload from which probability of an overload on nothing is bought, above 0 to 1; 0.1 by default
 * @param maxOutstanding purchases that may be fresh at once, 1 to 1,000,000; 1,024 by default
 * @param sample how many purchases decide at least, those of one look counted as one, 10 to 100,000; 30 by default
 * @param firstRest the rest after the first failure, above zero; 1 minute by default
 * @param longestRest what the rest grows to, at least the first; 1 hour by default
 */
public record PrefetchConfig(
        long bytesPerSecond,
        long burstBytes,
        Duration usefulFor,
        double leastShare,
        double mostUtilisation,
        double mostOverload,
        int maxOutstanding,
        int sample,
        Duration firstRest,
        Duration longestRest) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public PrefetchConfig {
        InvalidValueException.requireRange("bytesPerSecond", bytesPerSecond, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("burstBytes", burstBytes, 1, Long.MAX_VALUE);
        InvalidValueException.requirePositive("usefulFor", usefulFor);
        requireOpen("leastShare", leastShare, 1 - 1e-9);
        requireOpen("mostUtilisation", mostUtilisation, 1);
        requireOpen("mostOverload", mostOverload, 1);
        InvalidValueException.requireRange("maxOutstanding", maxOutstanding, 1, 1_000_000);
        InvalidValueException.requireRange("sample", sample, 10, 100_000);
        InvalidValueException.requirePositive("firstRest", firstRest);
        InvalidValueException.requirePositive("longestRest", longestRest);
        if (longestRest.compareTo(firstRest) < 0) {
            throw new InvalidValueException("longestRest", longestRest, firstRest + " or longer");
        }
    }

    private static void requireOpen(String field, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new InvalidValueException(field, value, "above 0, at most " + most);
        }
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
    public static PrefetchConfig defaults() {
        return builder().build();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private long bytesPerSecond = 1 << 20;
        private long burstBytes = 16 << 20;
        private Duration usefulFor = Duration.ofMinutes(5);
        private double leastShare = 0.2;
        private double mostUtilisation = 0.7;
        private double mostOverload = 0.1;
        private int maxOutstanding = 1_024;
        private int sample = 30;
        private Duration firstRest = Duration.ofMinutes(1);
        private Duration longestRest = Duration.ofHours(1);

        private Builder() {}

        /**
         * Sets the budget.
         *
         * @param perSecond bytes on the average, 0 or more
         * @param burst bytes at once, 1 or more
         * @return this
         */
        public Builder budget(long perSecond, long burst) {
            bytesPerSecond = perSecond;
            burstBytes = burst;
            return this;
        }

        /**
         * Sets how long fetched data stays fresh.
         *
         * @param time above zero
         * @return this
         */
        public Builder usefulFor(Duration time) {
            usefulFor = time;
            return this;
        }

        /**
         * Sets when buying pays.
         *
         * @param share of the bytes bought that must serve a request, above 0, less than 1
         * @return this
         */
        public Builder leastShare(double share) {
            leastShare = share;
            return this;
        }

        /**
         * Sets from which load on nothing is bought.
         *
         * @param utilisation above 0 to 1
         * @param overload probability of an overload, above 0 to 1
         * @return this
         */
        public Builder load(double utilisation, double overload) {
            mostUtilisation = utilisation;
            mostOverload = overload;
            return this;
        }

        /**
         * Sets how many purchases may be fresh at once.
         *
         * @param purchases 1 to 1,000,000
         * @return this
         */
        public Builder maxOutstanding(int purchases) {
            maxOutstanding = purchases;
            return this;
        }

        /**
         * Sets how many purchases decide, those of one look counted as one.
         *
         * @param purchases at least, 10 to 100,000
         * @return this
         */
        public Builder sample(int purchases) {
            sample = purchases;
            return this;
        }

        /**
         * Sets the rests after failures.
         *
         * @param first above zero
         * @param longest at least the first
         * @return this
         */
        public Builder rest(Duration first, Duration longest) {
            firstRest = first;
            longestRest = longest;
            return this;
        }

        /**
         * Creates the settings.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public PrefetchConfig build() {
            return new PrefetchConfig(
                    bytesPerSecond,
                    burstBytes,
                    usefulFor,
                    leastShare,
                    mostUtilisation,
                    mostOverload,
                    maxOutstanding,
                    sample,
                    firstRest,
                    longestRest);
        }
    }
}
