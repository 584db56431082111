// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.load;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which keys are asked for: few often and many seldom, by the law of Zipf, and what is popular changes slowly. Not
 * thread-safe.
 */
public final class Popularity {

    private static final double EXPONENT = 0.9;
    private static final double SECONDS_PER_STEP = 2;
    /** Keys that follow each other in rank do not in number. */
    private static final long STRIDE = 7_919;

    private final double[] cumulative;
    private final SplittableRandom random;

    /**
     * Over a number of keys.
     *
     * @param keys how many there are, 1..1,000,000
     * @param seed where chance begins
     * @throws InvalidValueException if the number is outside its range
     */
    public Popularity(int keys, long seed) {
        cumulative = new double[(int) InvalidValueException.requireRange("keys", keys, 1, 1_000_000)];
        double sum = 0;
        for (int i = 0; i < keys; i++) {
            sum += Math.pow(i + 1.0, -EXPONENT);
            cumulative[i] = sum;
        }
        random = new SplittableRandom(seed);
    }

    /**
     * Draws a key.
     *
     * @param seconds from the start
     * @return its number, from zero
     */
    public int draw(double seconds) {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        int rank = Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
        long drift = (long) (seconds / SECONDS_PER_STEP);
        return (int) ((rank + drift) * STRIDE % cumulative.length);
    }
}
