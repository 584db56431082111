// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.math.Statistics.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Moments in two passes (Chan, Golub, LeVeque 1983) and quantiles without sorting. Deviations are scaled by a power of
 * two before they are raised to the fourth, so that neither very large nor very small numbers overflow or vanish.
 */
public final class StatisticalAnalysis {

    private static final double[] ALWAYS = {0.5, 0.95, 0.99};

    private StatisticalAnalysis() {}

    /**
     * Analyses a sample.
     *
     * @param values 1 or more finite numbers; not changed
     * @param probabilities of further quantiles, each 0 to 1
     * @return the analysis
     * @throws InvalidValueException if there are no values, or a probability is outside of 0..1
     * @throws NonFiniteValueException if a value is NaN or infinite
     */
    public static Statistics of(double[] values, double... probabilities) {
        InvalidValueException.requirePresent("values", values);
        InvalidValueException.requireRange("values.length", values.length, 1, Integer.MAX_VALUE);
        double[] wanted = wanted(InvalidValueException.requirePresent("probabilities", probabilities));
        int n = values.length;
        Centre rough = Centre.of(values);
        Spread spread = Spread.around(rough, values);
        Centre centre = rough.corrected(spread.correction(), n);
        double degrees = Math.max(1, n - 1);
        double scaledVariance = spread.second() / degrees;
        double deviation = spread.scale() * Math.sqrt(scaledVariance);
        return new Statistics(
                n,
                centre.sum(),
                centre.mean(),
                spread.scale() * scaledVariance * spread.scale(),
                deviation,
                centre.min(),
                centre.max(),
                skewness(n, spread, scaledVariance),
                kurtosis(n, spread, scaledVariance),
                quantiles(values, centre, wanted));
    }

    private static double[] wanted(double[] probabilities) {
        for (int i = 0; i < probabilities.length; i++) {
            double probability = probabilities[i];
            if (!(probability >= 0 && probability <= 1)) {
                throw new InvalidValueException("probabilities[" + i + ']', probability, "0..1");
            }
        }
        if (probabilities.length == 0) {
            return ALWAYS;
        }
        double[] all = Arrays.copyOf(ALWAYS, ALWAYS.length + probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            // Adding zero makes a negative zero positive, so that distinct() sees one number.
            all[ALWAYS.length + i] = probabilities[i] + 0.0;
        }
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private static OptionalDouble skewness(int n, Spread spread, double variance) {
        if (n < 3 || variance == 0) {
            return OptionalDouble.empty();
        }
        double cubed = variance * Math.sqrt(variance);
        return OptionalDouble.of(n / ((n - 1.0) * (n - 2.0)) * (spread.third() / cubed));
    }

    private static OptionalDouble kurtosis(int n, Spread spread, double variance) {
        if (n < 4 || variance == 0) {
            return OptionalDouble.empty();
        }
        double count = n;
        double weight = count * (count + 1) / ((count - 1) * (count - 2) * (count - 3));
        double normal = 3 * (count - 1) * (count - 1) / ((count - 2) * (count - 3));
        return OptionalDouble.of(weight * (spread.fourth() / (variance * variance)) - normal);
    }

    private static List<Quantile> quantiles(double[] values, Centre centre, double[] probabilities) {
        int last = values.length - 1;
        int[] ranks = new int[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            ranks[2 * i] = (int) (last * probabilities[i]);
            ranks[2 * i + 1] = Math.min(last, ranks[2 * i] + 1);
        }
        OrderStatistics order = OrderStatistics.of(values, centre.min(), centre.max(), ranks);
        List<Quantile> quantiles = new ArrayList<>(probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            double share = last * probabilities[i] - ranks[2 * i];
            double value = between(order.at(ranks[2 * i]), order.at(ranks[2 * i + 1]), share);
            quantiles.add(new Quantile(probabilities[i], value));
        }
        return quantiles;
    }

    private static double between(double low, double high, double share) {
        double distance = high - low;
        return Double.isFinite(distance) ? low + share * distance : low * (1 - share) + high * share;
    }
}
