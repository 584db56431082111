// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/** The second pass over a sample: sums of powers of the deviations from the mean, each deviation over {@code scale}. */
record Spread(double scale, double second, double third, double fourth) {

    static Spread around(Centre centre, double[] values) {
        double mean = centre.mean();
        // Halves, because the distance of two finite numbers may be above the largest double.
        double widest = Math.max(centre.max() / 2 - mean / 2, mean / 2 - centre.min() / 2);
        if (widest == 0) {
            return new Spread(1, 0, 0, 0);
        }
        int exponent = Math.min(Math.max(Math.getExponent(widest) + 1, -1021), 1021);
        double scale = Math.scalb(1.0, exponent);
        double inverse = Math.scalb(1.0, -exponent);
        double scaledMean = mean * inverse;
        return exponent > 900 || exponent < -900
                ? sums(scaled(values, inverse), scaledMean, 1, scale)
                : sums(values, mean, inverse, scale);
    }

    private static double[] scaled(double[] values, double inverse) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * inverse;
        }
        return scaled;
    }

    private static Spread sums(double[] values, double mean, double inverse, double scale) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int even = values.length & ~1;
        double firstOdd = 0;
        double secondOdd = 0;
        double thirdOdd = 0;
        double fourthOdd = 0;
        for (int i = 0; i < even; i += 2) {
            double d = (values[i] - mean) * inverse;
            double e = (values[i + 1] - mean) * inverse;
            double dd = d * d;
            double ee = e * e;
            first += d;
            firstOdd += e;
            second += dd;
            secondOdd += ee;
            third += dd * d;
            thirdOdd += ee * e;
            fourth += dd * dd;
            fourthOdd += ee * ee;
        }
        if (even < values.length) {
            double d = (values[even] - mean) * inverse;
            double dd = d * d;
            first += d;
            second += dd;
            third += dd * d;
            fourth += dd * dd;
        }
        double rest = first + firstOdd;
        // The deviations sum to zero but for the rounding of the mean, which is taken out here.
        return new Spread(
                scale, second + secondOdd - rest * rest / values.length, third + thirdOdd, fourth + fourthOdd);
    }
}
