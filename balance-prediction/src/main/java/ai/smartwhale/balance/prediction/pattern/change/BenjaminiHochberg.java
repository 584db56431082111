// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Raises p-values of many tests so that, of those at or below a level, no larger share than the level is false on
 * average (Benjamini and Hochberg 1995). Pure functions.
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /**
     * Adjusts.
     *
     * @param pValues of all tests that were made, each 0 to 1; not changed
     * @return the adjusted ones, in the same order
     * @throws InvalidValueException if one is outside of its range
     */
    public static double[] adjust(double[] pValues) {
        for (int i = 0; i < pValues.length; i++) {
            Numbers.requireRange("pValues[" + i + ']', pValues[i], 0, 1);
        }
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        Arrays.fill(adjusted, 1);
        double least = 1;
        for (int rank = order.length; rank > 0; rank--) {
            least = Math.min(least, pValues[order[rank - 1]] * order.length / rank);
            adjusted[order[rank - 1]] = least;
        }
        return adjusted;
    }
}
