// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks from 0 by Zipf's law. */
public final class Zipf {

    private final double[] cumulated;
    private final Random random;

    public Zipf(int ranks, double exponent, long seed) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int i = 0; i < ranks; i++) {
            sum += Math.pow(i + 1, -exponent);
            cumulated[i] = sum;
        }
        random = new Random(seed);
    }

    public int next() {
        int at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(cumulated.length - 1, at < 0 ? -at - 1 : at);
    }

    public int[] trace(int length) {
        int[] trace = new int[length];
        for (int i = 0; i < length; i++) {
            trace[i] = next();
        }
        return trace;
    }
}
