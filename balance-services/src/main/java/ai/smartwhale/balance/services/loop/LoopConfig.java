// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How a {@link ControlLoop} decides.
 *
 * @param mode what the loop does with what it finds; acts by default
 * @param period how long a cycle is, 1 ms or more; 500 ms by default
 * @param target from which share of requests answered in time on all is well, above 0 to 1; 0.99 by default
 * @param danger below which share it is dangerous, above 0, below the target; 0.95 by default
 * @param window over how many cycles that is judged, 1 to 100; 3 by default
 * @param leastEnded below how many requests within them nothing is judged, 1 or more; 20 by default
 * @param calmCycles for how many cycles all must have been well until a danger is over, 1 or more; 10 by default
 * @param settle how many cycles a change takes to have its effect, 0 to 100; 2 by default
 * @param trial how many cycles before and after a change are compared at least, 2 to 100; 4 by default
 * @param longestTrial after how many cycles a change that shows no effect is withdrawn, at least as many as for a
 *     trial; 12 by default
 * @param errors how many standard errors a difference must be away from zero, so that it is no chance, 0 to 100; 2 by
 *     default
 * @param leastEffect which differences are too small to count, 0 to 1; 0.005 by default
 * @param mostChanges how many changes may be made within the cycles of the budget, 1 or more; 10 by default. Taking
 *     back a change is always allowed
 * @param budgetCycles over how many cycles the changes are counted, 1 or more; 60 by default
 * @param firstTaboo for how many cycles a change is not tried again after it did not help, 1 or more; doubles each
 *     time; 60 by default
 * @param longestTaboo what that grows to, at least as much; 7,200 by default
 * @param rememberedDecisions how many decisions can be asked for, 1 to 100,000; 256 by default
 */
public record LoopConfig(
        LoopMode mode,
        Duration period,
        double target,
        double danger,
        int window,
        int leastEnded,
        int calmCycles,
        int settle,
        int trial,
        int longestTrial,
        double errors,
        double leastEffect,
        int mostChanges,
        int budgetCycles,
        int firstTaboo,
        int longestTaboo,
        int rememberedDecisions) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public LoopConfig {
        InvalidValueException.requirePresent("mode", mode);
        InvalidValueException.requirePositive("period", period);
        InvalidValueException.requireRange("period, in milliseconds", period.toMillis(), 1, 86_400_000);
        requireShare("target", target, 1);
        if (!(danger > 0 && danger < target)) {
            throw new InvalidValueException("danger", danger, "above 0, below the target, " + target);
        }
        InvalidValueException.requireRange("window", window, 1, 100);
        InvalidValueException.requireRange("leastEnded", leastEnded, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("calmCycles", calmCycles, 1, 1_000_000);
        InvalidValueException.requireRange("settle", settle, 0, 100);
        InvalidValueException.requireRange("trial", trial, 2, 100);
        InvalidValueException.requireRange("longestTrial", longestTrial, trial, 1_000);
        if (!(errors >= 0 && errors <= 100)) {
            throw new InvalidValueException("errors", errors, "0..100");
        }
        if (!(leastEffect >= 0 && leastEffect <= 1)) {
            throw new InvalidValueException("leastEffect", leastEffect, "0..1");
        }
        InvalidValueException.requireRange("mostChanges", mostChanges, 1, 100_000);
        InvalidValueException.requireRange("budgetCycles", budgetCycles, 1, 1_000_000);
        InvalidValueException.requireRange("firstTaboo", firstTaboo, 1, 1_000_000);
        InvalidValueException.requireRange("longestTaboo", longestTaboo, firstTaboo, 1_000_000_000);
        InvalidValueException.requireRange("rememberedDecisions", rememberedDecisions, 1, 100_000);
    }

    private static void requireShare(String field, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new InvalidValueException(field, value, "above 0, at most " + most);
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static LoopConfig defaults() {
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

    /** Builds {@link LoopConfig}. Not thread-safe. */
    public static final class Builder {
        private LoopMode mode = LoopMode.ACT;
        private Duration period = Duration.ofMillis(500);
        private double target = 0.99;
        private double danger = 0.95;
        private int window = 3;
        private int leastEnded = 20;
        private int calmCycles = 10;
        private int settle = 2;
        private int trial = 4;
        private int longestTrial = 12;
        private double errors = 2;
        private double leastEffect = 0.005;
        private int mostChanges = 10;
        private int budgetCycles = 60;
        private int firstTaboo = 60;
        private int longestTaboo = 7_200;
        private int rememberedDecisions = 256;

        private Builder() {}

        /** Sets {@link LoopConfig#mode()}. */
        public Builder mode(LoopMode value) {
            mode = value;
            return this;
        }

        /** Sets {@link LoopConfig#period()}. */
        public Builder period(Duration value) {
            period = value;
            return this;
        }

        /** Sets {@link LoopConfig#target()} and {@link LoopConfig#danger()}. */
        public Builder attainment(double well, double dangerous) {
            target = well;
            danger = dangerous;
            return this;
        }

        /** Sets {@link LoopConfig#window()}, {@link LoopConfig#leastEnded()} and {@link LoopConfig#calmCycles()}. */
        public Builder judging(int cycles, int requests, int calm) {
            window = cycles;
            leastEnded = requests;
            calmCycles = calm;
            return this;
        }

        /** Sets {@link LoopConfig#settle()}, {@link LoopConfig#trial()} and {@link LoopConfig#longestTrial()}. */
        public Builder trials(int settling, int least, int most) {
            settle = settling;
            trial = least;
            longestTrial = most;
            return this;
        }

        /** Sets {@link LoopConfig#errors()} and {@link LoopConfig#leastEffect()}. */
        public Builder evidence(double deviations, double least) {
            errors = deviations;
            leastEffect = least;
            return this;
        }

        /** Sets {@link LoopConfig#mostChanges()} and {@link LoopConfig#budgetCycles()}. */
        public Builder budget(int changes, int cycles) {
            mostChanges = changes;
            budgetCycles = cycles;
            return this;
        }

        /** Sets {@link LoopConfig#firstTaboo()} and {@link LoopConfig#longestTaboo()}. */
        public Builder taboo(int first, int longest) {
            firstTaboo = first;
            longestTaboo = longest;
            return this;
        }

        /** Sets {@link LoopConfig#rememberedDecisions()}. */
        public Builder rememberedDecisions(int value) {
            rememberedDecisions = value;
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws InvalidValueException if a component is outside its range
         */
        public LoopConfig build() {
            return new LoopConfig(
                    mode,
                    period,
                    target,
                    danger,
                    window,
                    leastEnded,
                    calmCycles,
                    settle,
                    trial,
                    longestTrial,
                    errors,
                    leastEffect,
                    mostChanges,
                    budgetCycles,
                    firstTaboo,
                    longestTaboo,
                    rememberedDecisions);
        }
    }
}
