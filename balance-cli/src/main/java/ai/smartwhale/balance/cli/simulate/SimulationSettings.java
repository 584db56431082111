// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What is simulated. The Data service has slots, and takes for a call of b keys {@code (fixed + b * perKey)} times a
 * number of a lognormal distribution with median 1.
 *
 * @param scenario what happens
 * @param rate requests per second, 0.1 to 1,000,000
 * @param seed of everything that is left to chance
 * @param replays how often the trace is replayed, one after the other, 1 to 10,000
 * @param models how many models ask, 2 to 10,000; the first is the one that floods
 * @param keys how many things there are to ask for, 1 to 10,000,000
 * @param skew the exponent of the Zipf distribution of the keys, 0 to 10
 * @param slots calls that the Data service works on at a time, 1 to 10,000
 * @param fixed time of a call
 * @param perKey time that each key adds
 * @param sigma of the lognormal distribution, 0 to 3
 * @param maxBatch keys in one call at most, 1 to 100,000
 * @param maxWait how long a request waits for others at most
 * @param ttl how long answers are kept
 * @param inFlight calls that Balance makes at a time, 1 to 10,000; a loop may change that
 * @param stale how much longer a loop may have answers given out in danger, where the policy allows it
 * @param loopPeriod how long a cycle of a loop is
 * @param floodShare the part of the requests that come while one model floods that are its own, above 0 and below 1
 * @param floodUnique the part of these that nobody else asks for, 0 to 1
 */
public record SimulationSettings(
        Scenario scenario,
        double rate,
        long seed,
        int replays,
        int models,
        int keys,
        double skew,
        int slots,
        Duration fixed,
        Duration perKey,
        double sigma,
        int maxBatch,
        Duration maxWait,
        Duration ttl,
        int inFlight,
        Duration stale,
        Duration loopPeriod,
        double floodShare,
        double floodUnique) {

    /** How much slower the Data service becomes. */
    static final double SLOWDOWN = 4;

    /** How much faster requests come in a burst. */
    static final double BURST = 4;

    /** How long the Data service stands still at most. */
    static final Duration OUTAGE = Duration.ofSeconds(10);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public SimulationSettings {
        InvalidValueException.requirePresent("scenario", scenario);
        requireBetween("rate", rate, 0.1, 1_000_000);
        InvalidValueException.requireRange("replays", replays, 1, 10_000);
        InvalidValueException.requireRange("models", models, 2, 10_000);
        InvalidValueException.requireRange("keys", keys, 1, 10_000_000);
        requireBetween("skew", skew, 0, 10);
        InvalidValueException.requireRange("slots", slots, 1, 10_000);
        InvalidValueException.requirePositive("fixed", fixed);
        InvalidValueException.requirePositive("perKey", perKey);
        requireBetween("sigma", sigma, 0, 3);
        InvalidValueException.requireRange("maxBatch", maxBatch, 1, 100_000);
        InvalidValueException.requirePositive("maxWait", maxWait);
        InvalidValueException.requirePositive("ttl", ttl);
        InvalidValueException.requireRange("inFlight", inFlight, 1, 10_000);
        InvalidValueException.requirePositive("stale", stale);
        InvalidValueException.requirePositive("loopPeriod", loopPeriod);
        requireBetween("floodShare", floodShare, 1e-6, 1 - 1e-6);
        requireBetween("floodUnique", floodUnique, 0, 1);
    }

    private static void requireBetween(String field, double value, double least, double most) {
        // Written so that NaN is refused.
        if (!(value >= least && value <= most)) {
            throw new InvalidValueException(field, value, least + ".." + most);
        }
    }

    /**
     * The settings of the published experiment.
     *
     * @param scenario what happens
     * @return its load, seed 1, and a trace that is replayed three times
     */
    public static SimulationSettings of(Scenario scenario) {
        return new SimulationSettings(
                InvalidValueException.requirePresent("scenario", scenario),
                scenario.rate(),
                1,
                3,
                20,
                5_000,
                0.9,
                4,
                Duration.ofMillis(20),
                Duration.ofMillis(1),
                0.3,
                64,
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                4,
                Duration.ofSeconds(9),
                Duration.ofMillis(100),
                0.8,
                1);
    }

    /**
     * The same with another load, seed and number of replays.
     *
     * @param newRate requests per second
     * @param newSeed of everything that is left to chance
     * @param newReplays how often the trace is replayed
     * @return the settings
     * @throws InvalidValueException if one is outside its range
     */
    public SimulationSettings with(double newRate, long newSeed, int newReplays) {
        return new SimulationSettings(
                scenario,
                newRate,
                newSeed,
                newReplays,
                models,
                keys,
                skew,
                slots,
                fixed,
                perKey,
                sigma,
                maxBatch,
                maxWait,
                ttl,
                inFlight,
                stale,
                loopPeriod,
                floodShare,
                floodUnique);
    }

    /**
     * The same with another number of calls at a time.
     *
     * @param calls that Balance makes at a time, 1 to 10,000
     * @return the settings
     * @throws InvalidValueException if it is outside its range
     */
    public SimulationSettings withInFlight(int calls) {
        return new SimulationSettings(
                scenario,
                rate,
                seed,
                replays,
                models,
                keys,
                skew,
                slots,
                fixed,
                perKey,
                sigma,
                maxBatch,
                maxWait,
                ttl,
                calls,
                stale,
                loopPeriod,
                floodShare,
                floodUnique);
    }
}
