// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Finds the lag at which two series are most alike, and whether it can be chance. Ranks are correlated
 * ({@link Spearman}); autocorrelated series have fewer independent values than they have values, by the formula of
 * Bartlett (1946) as Pyper and Peterman (1998) use it; the p-value is that of Fieller, Hartley and Pearson (1957),
 * raised for the number of lags that were tried. Pure functions.
 *
 * @param lag how many steps after the first series the second one follows; negative where it leads
 * @param coefficient Spearman's correlation at this lag, -1 to 1
 * @param pairs how many pairs of values there are at this lag
 * @param independent how many of them count, 0 to pairs
 * @param pValue the probability of such a correlation at any of the lags tried, if there is none, 0 to 1
 */
public record LaggedCorrelation(int lag, double coefficient, int pairs, double independent, double pValue) {

    private static final int LEAST_PAIRS = 10;
    private static final double FIELLER = 1.06;

    /**
     * Correlates two series that should have no trend and no season left.
     *
     * @param first the one, at even distances, NaN where a value is missing; not changed
     * @param second the other, at the same times, as long
     * @param mostLag the largest lag to try in both directions, 0 or more
     * @return the strongest correlation; with the p-value 1 where there are not ten pairs
     * @throws InvalidValueException if the lengths differ, a value is infinite, or the lag is negative
     */
    public static LaggedCorrelation find(double[] first, double[] second, int mostLag) {
        InvalidValueException.requireRange("second.length", second.length, first.length, first.length);
        InvalidValueException.requireRange("mostLag", mostLag, 0, Integer.MAX_VALUE);
        Numbers.countPresent("first", first);
        Numbers.countPresent("second", second);
        double[] x = Spearman.ranks(first);
        double[] y = Spearman.ranks(second);
        int widest = Math.min(mostLag, Math.max(0, first.length - LEAST_PAIRS));
        int best = 0;
        double strongest = -1;
        for (int lag = -widest; lag <= widest; lag++) {
            double strength = Math.abs(likeness(x, y, lag));
            if (strength > strongest) {
                strongest = strength;
                best = lag;
            }
        }
        return judge(first, second, best, 2 * widest + 1, independentShare(x, y));
    }

    /**
     * The ranks are those of the whole series, which is nearly as good as ranks of each overlap and much sooner done.
     */
    private static double likeness(double[] x, double[] y, int lag) {
        double products = 0;
        double squaresX = 0;
        double squaresY = 0;
        for (int i = Math.max(0, -lag); i < Math.min(x.length, x.length - lag); i++) {
            products += x[i] * y[i + lag];
            squaresX += x[i] * x[i];
            squaresY += y[i + lag] * y[i + lag];
        }
        return squaresX == 0 || squaresY == 0 ? 0 : products / Math.sqrt(squaresX * squaresY);
    }

    private static double independentShare(double[] x, double[] y) {
        int lags = x.length / 5;
        double[] ofX = Autocorrelation.of(x, lags);
        double[] ofY = Autocorrelation.of(y, lags);
        double sum = 1;
        for (int lag = 1; lag <= lags; lag++) {
            sum += 2 * (1 - lag / (double) x.length) * ofX[lag] * ofY[lag];
        }
        return 1 / Math.max(1, sum);
    }

    private static LaggedCorrelation judge(double[] first, double[] second, int lag, int tried, double share) {
        int length = first.length - Math.abs(lag);
        double[] x = new double[length];
        double[] y = new double[length];
        System.arraycopy(first, Math.max(0, -lag), x, 0, length);
        System.arraycopy(second, Math.max(0, lag), y, 0, length);
        int pairs = 0;
        for (int i = 0; i < length; i++) {
            pairs += Double.isNaN(x[i] + y[i]) ? 0 : 1;
        }
        double coefficient = Spearman.correlation(x, y);
        double independent = pairs * share;
        if (pairs < LEAST_PAIRS || independent <= 4) {
            return new LaggedCorrelation(lag, coefficient, pairs, independent, 1);
        }
        // Fisher's transformation of a correlation of one is infinite.
        double inner = Math.max(-1 + 1e-12, Math.min(1 - 1e-12, coefficient));
        double statistic = 0.5 * Math.log((1 + inner) / (1 - inner)) * Math.sqrt((independent - 3) / FIELLER);
        double single = Normal.twoSided(statistic);
        double any = -Math.expm1(tried * Math.log1p(-Math.min(single, 1 - 1e-16)));
        return new LaggedCorrelation(lag, coefficient, pairs, independent, Math.min(1, any));
    }
}
