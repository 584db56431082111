// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;

/**
 * What is known of a series beforehand. Immutable.
 *
 * @param step the time between two slots; 1 minute unless set
 * @param seasons how many slots each season has, such as 24 and 168 for hours, ascending, 2..10,080 each, at most 4;
 *     none unless set
 * @param kind what the values can be; {@link ValueKind#REAL} unless set
 * @param horizon the longest horizon for which errors are observed and intervals calibrated, 1..1,024; 48 unless set
 * @param origins how many past forecasts the intervals rest on, 0..256, 0 for none; 16 unless set
 * @param levels of the intervals, each between 0 and 1, at most 8; 0.8 and 0.95 unless set
 */
public record SeriesConfig(
        Duration step, List<Integer> seasons, ValueKind kind, int horizon, int origins, List<Double> levels) {

    /** How many seasons a series may have. */
    public static final int MOST_SEASONS = 4;

    /** The longest season, in slots: a week of minutes. */
    public static final int LONGEST_SEASON = 10_080;

    /** The longest horizon, in slots. */
    public static final int LONGEST_HORIZON = 1_024;

    private static final int MOST_ORIGINS = 256;
    private static final int MOST_LEVELS = 8;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     * @throws LimitExceededException if there are too many seasons or levels, or one is too large
     */
    public SeriesConfig {
        InvalidValueException.requirePositive("step", step);
        InvalidValueException.requirePresent("kind", kind);
        seasons = List.copyOf(InvalidValueException.requirePresent("seasons", seasons));
        levels = List.copyOf(InvalidValueException.requirePresent("levels", levels));
        LimitExceededException.requireAtMost("seasons", seasons.size(), MOST_SEASONS);
        LimitExceededException.requireAtMost("levels", levels.size(), MOST_LEVELS);
        int before = 1;
        for (int season : seasons) {
            InvalidValueException.requireRange("seasons", season, before + 1L, Integer.MAX_VALUE);
            before = (int) LimitExceededException.requireAtMost("season, in slots", season, LONGEST_SEASON);
        }
        InvalidValueException.requireRange("horizon", horizon, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("horizon, in slots", horizon, LONGEST_HORIZON);
        InvalidValueException.requireRange("origins", origins, 0, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("origins", origins, MOST_ORIGINS);
        levels.forEach(level -> requireLevel("levels", level));
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from this configuration.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder()
                .step(step)
                .seasons(seasons)
                .kind(kind)
                .horizon(horizon)
                .origins(origins)
                .levels(levels);
    }

    /**
     * The longest season.
     *
     * @return in slots; 1 where there are none
     */
    public int longestSeason() {
        return seasons.isEmpty() ? 1 : seasons.get(seasons.size() - 1);
    }

    /**
     * The shortest season.
     *
     * @return in slots; 1 where there are none
     */
    public int shortestSeason() {
        return seasons.isEmpty() ? 1 : seasons.get(0);
    }

    static double requireLevel(String field, double level) {
        if (!(level > 0 && level < 1)) {
            throw new InvalidValueException(field, level, "a probability between 0 and 1");
        }
        return level;
    }

    /** Gathers a configuration. Not safe for use by several threads. */
    public static final class Builder {

        private Duration step = Duration.ofMinutes(1);
        private List<Integer> seasons = List.of();
        private ValueKind kind = ValueKind.REAL;
        private int horizon = 48;
        private int origins = 16;
        private List<Double> levels = List.of(0.8, 0.95);

        private Builder() {}

        /**
         * Sets the time between two slots.
         *
         * @param newStep above zero
         * @return this
         */
        public Builder step(Duration newStep) {
            step = newStep;
            return this;
        }

        /**
         * Sets the seasons.
         *
         * @param slots the length of each, ascending
         * @return this
         */
        public Builder seasons(List<Integer> slots) {
            seasons = slots;
            return this;
        }

        /**
         * Sets the seasons.
         *
         * @param slots the length of each, ascending
         * @return this
         */
        public Builder seasons(Integer... slots) {
            return seasons(List.of(slots));
        }

        /**
         * Sets what the values can be.
         *
         * @param newKind the kind
         * @return this
         */
        public Builder kind(ValueKind newKind) {
            kind = newKind;
            return this;
        }

        /**
         * Sets the longest calibrated horizon.
         *
         * @param slots 1..1,024
         * @return this
         */
        public Builder horizon(int slots) {
            horizon = slots;
            return this;
        }

        /**
         * Sets how many past forecasts the intervals rest on.
         *
         * @param count 0..256
         * @return this
         */
        public Builder origins(int count) {
            origins = count;
            return this;
        }

        /**
         * Sets the levels of the intervals.
         *
         * @param probabilities each between 0 and 1
         * @return this
         */
        public Builder levels(List<Double> probabilities) {
            levels = probabilities;
            return this;
        }

        /**
         * Sets the levels of the intervals.
         *
         * @param probabilities each between 0 and 1
         * @return this
         */
        public Builder levels(Double... probabilities) {
            return levels(List.of(probabilities));
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside of its range
         * @throws LimitExceededException if there are too many seasons or levels, or one is too large
         */
        public SeriesConfig build() {
            return new SeriesConfig(step, seasons, kind, horizon, origins, levels);
        }
    }
}
