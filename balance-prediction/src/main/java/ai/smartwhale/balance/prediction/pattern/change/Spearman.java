// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The correlation of ranks (Spearman 1904), equal values at their mean rank. Pure functions. */
public final class Spearman {

    private Spearman() {}

    /**
     * Correlates two series.
     *
     * @param first the one, NaN where a value is missing; not changed
     * @param second the other, as long; pairs of which one is missing are left out
     * @return -1 to 1; 0 where one of them does not vary, or fewer than two pairs are there
     * @throws InvalidValueException if the lengths differ, or a value is infinite
     */
    public static double correlation(double[] first, double[] second) {
        InvalidValueException.requireRange("second.length", second.length, first.length, first.length);
        Numbers.countPresent("first", first);
        Numbers.countPresent("second", second);
        int[] both = IntStream.range(0, first.length)
                .filter(i -> !Double.isNaN(first[i]) && !Double.isNaN(second[i]))
                .toArray();
        double[] x = ranks(Arrays.stream(both).mapToDouble(i -> first[i]).toArray());
        double[] y = ranks(Arrays.stream(both).mapToDouble(i -> second[i]).toArray());
        double products = 0;
        double squaresX = 0;
        double squaresY = 0;
        for (int i = 0; i < both.length; i++) {
            products += x[i] * y[i];
            squaresX += x[i] * x[i];
            squaresY += y[i] * y[i];
        }
        return squaresX == 0 || squaresY == 0
                ? 0
                : Math.max(-1, Math.min(1, products / Math.sqrt(squaresX * squaresY)));
    }

    /** Around their mean, so that they sum to zero; a missing value has the mean rank of all, 0. */
    static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double rank = (from + to - 1) / 2.0 - (order.length - 1) / 2.0;
            for (int i = from; i < to; i++) {
                ranks[order[i]] = rank;
            }
        }
        return ranks;
    }
}
