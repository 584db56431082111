// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides which data is fetched before it is asked for. It fetches nothing itself: whoever does tells it of every
 * request that comes, and so it measures what part of the bytes bought served a request. It buys only what is likely
 * enough by that measure, within a budget, and only while the load allows.
 *
 * <p>It begins on paper: what it would buy is remembered and compared with what is then asked for, at no cost. It buys
 * once that would have paid, beyond chance; stops when what it buys surely does not; and after a rest, which doubles
 * with every failure, tries on paper again.
 *
 * <p>Thread-safe. It keeps a bounded number of purchases that were not asked for yet.
 */
public interface PrefetchPlanner {

    /**
     * Decides what to fetch now. What is chosen counts as bought from here on.
     *
     * @param candidates what will probably be asked for, as {@link KeyPredictor#likelyKeys} gave it for the time in
     *     which fetched data stays useful
     * @param held tells whether fresh data of a key is there already
     * @param conditions what the load allows
     * @return what to fetch, and why the rest is not
     */
    PrefetchPlan plan(List<LikelyKey> candidates, Predicate<String> held, PrefetchConditions conditions);

    /**
     * Notes that a key was asked for, whether or not it was fetched before.
     *
     * @param key which
     */
    void recordRequest(String key);

    /**
     * Takes back a purchase that could not be made. It counts neither as useful nor as useless.
     *
     * @param key which
     */
    void recordNotFetched(String key);

    /**
     * Changes how much may be bought on the average, from now on; {@link PrefetchConfig#bytesPerSecond} at the
     * beginning.
     *
     * @param bytesPerSecond 0 or more
     * @throws InvalidValueException if it is negative
     */
    void budget(long bytesPerSecond);

    /**
     * Whether it buys now.
     *
     * @return the state
     */
    PrefetchState state();

    /**
     * What was bought and what it was good for.
     *
     * @return the numbers of one moment
     */
    PrefetchStatistics statistics();

    /**
     * Creates a planner.
     *
     * @param config budget, limits and when buying pays
     * @param clock tells when data is no longer useful, and when to try again
     * @return the planner
     */
    static PrefetchPlanner create(PrefetchConfig config, InstantSource clock) {
        return new DefaultPrefetchPlanner(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }
}
