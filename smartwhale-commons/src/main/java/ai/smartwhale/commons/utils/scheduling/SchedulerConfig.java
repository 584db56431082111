// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The bounds of a scheduler. Immutable.
 *
 * @param maxTasks the most tasks at one time, 1 to 1,000,000; default 10,000. More are refused
 * @param maxConcurrentRuns the most runs at one time, 1 to 1,000; default 4. More wait for their turn
 * @param maxCatchUp the most missed runs of one task that are made up for, 1 to 100,000; default 100
 * @param missedAfter how late a run may start and still count as in time, above zero; default one second
 * @param clockCheck how often, at least, the clock is compared with the time that passed, 1 ms to one hour; default one
 *     second
 * @param clockJump from which difference on the clock counts as having been set, above zero; default two seconds
 */
public record SchedulerConfig(
        int maxTasks,
        int maxConcurrentRuns,
        int maxCatchUp,
        Duration missedAfter,
        Duration clockCheck,
        Duration clockJump) {

    private static final Duration LONGEST_CHECK = Duration.ofHours(1);

    /** Checks every component. */
    public SchedulerConfig {
        InvalidValueException.requireRange("maxTasks", maxTasks, 1, 1_000_000);
        InvalidValueException.requireRange("maxConcurrentRuns", maxConcurrentRuns, 1, 1_000);
        InvalidValueException.requireRange("maxCatchUp", maxCatchUp, 1, 100_000);
        InvalidValueException.requirePositive("missedAfter", missedAfter);
        InvalidValueException.requirePositive("clockCheck", clockCheck);
        if (clockCheck.compareTo(Schedule.SHORTEST) < 0 || clockCheck.compareTo(LONGEST_CHECK) > 0) {
            throw new InvalidValueException("clockCheck", clockCheck, Schedule.SHORTEST + ".." + LONGEST_CHECK);
        }
        InvalidValueException.requirePositive("clockJump", clockJump);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static SchedulerConfig defaults() {
        return builder().build();
    }

    /**
     * A builder that holds the defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the bounds. Not thread-safe. */
    public static final class Builder {

        private int maxTasks = 10_000;
        private int maxConcurrentRuns = 4;
        private int maxCatchUp = 100;
        private Duration missedAfter = Duration.ofSeconds(1);
        private Duration clockCheck = Duration.ofSeconds(1);
        private Duration clockJump = Duration.ofSeconds(2);

        private Builder() {}

        /**
         * Sets the most tasks at one time.
         *
         * @param value 1 to 1,000,000
         * @return this
         */
        public Builder maxTasks(int value) {
            maxTasks = value;
            return this;
        }

        /**
         * Sets the most runs at one time.
         *
         * @param value 1 to 1,000
         * @return this
         */
        public Builder maxConcurrentRuns(int value) {
            maxConcurrentRuns = value;
            return this;
        }

        /**
         * Sets the most missed runs of one task that are made up for.
         *
         * @param value 1 to 100,000
         * @return this
         */
        public Builder maxCatchUp(int value) {
            maxCatchUp = value;
            return this;
        }

        /**
         * Sets how late a run may start and still count as in time.
         *
         * @param value above zero
         * @return this
         */
        public Builder missedAfter(Duration value) {
            missedAfter = value;
            return this;
        }

        /**
         * Sets how often, at least, the clock is looked at.
         *
         * @param value 1 ms to one hour
         * @return this
         */
        public Builder clockCheck(Duration value) {
            clockCheck = value;
            return this;
        }

        /**
         * Sets from which difference on the clock counts as having been set.
         *
         * @param value above zero
         * @return this
         */
        public Builder clockJump(Duration value) {
            clockJump = value;
            return this;
        }

        /**
         * Builds.
         *
         * @return the configuration
         * @throws InvalidValueException naming what is not allowed
         */
        public SchedulerConfig build() {
            return new SchedulerConfig(maxTasks, maxConcurrentRuns, maxCatchUp, missedAfter, clockCheck, clockJump);
        }
    }
}
