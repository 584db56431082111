// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.load;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How many requests per second come when: a wave as that of a day, shortened to fit the soak, and bursts upon it.
 * Immutable; the same seed leads to the same load.
 */
public final class LoadShape {

    private static final double SWING = 0.5;
    private static final double BURST = 3;
    private static final long BURST_EVERY_SECONDS = 25;
    private static final double BURST_SECONDS = 2.5;
    private static final double SHORTEST_DAY_SECONDS = 60;
    private static final int DAYS = 3;

    private final double rate;
    private final double daySeconds;
    private final long seed;

    private LoadShape(double rate, double daySeconds, long seed) {
        this.rate = rate;
        this.daySeconds = daySeconds;
        this.seed = seed;
    }

    /**
     * A load around a rate.
     *
     * @param rate requests per second on average, without the bursts, above zero
     * @param length how long the soak lasts
     * @param seed where chance begins
     * @return the load
     * @throws InvalidValueException if the rate is not above zero
     */
    public static LoadShape of(double rate, Duration length, long seed) {
        if (!(rate > 0)) {
            throw new InvalidValueException("rate", rate, "above 0");
        }
        return new LoadShape(rate, Math.max(SHORTEST_DAY_SECONDS, (double) length.toSeconds() / DAYS), seed);
    }

    /**
     * The rate at a time.
     *
     * @param seconds from the start
     * @return requests per second
     */
    public double at(double seconds) {
        double wave = 1 - SWING * Math.cos(2 * Math.PI * seconds / daySeconds);
        return rate * wave * (bursts(seconds) ? BURST : 1);
    }

    /** In each span there is one burst, somewhere. */
    private boolean bursts(double seconds) {
        long span = (long) (seconds / BURST_EVERY_SECONDS);
        double begin = span * BURST_EVERY_SECONDS
                + new SplittableRandom(seed + span).nextDouble() * (BURST_EVERY_SECONDS - BURST_SECONDS);
        return seconds >= begin && seconds < begin + BURST_SECONDS;
    }
}
