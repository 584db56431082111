// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * The second pass over a sample: sums of powers of the deviations from the mean, each deviation over {@code scale}.
 *
 * @param correction what the mean was short of
 */
record Spread(double scale, double second, double third, double fourth, double correction) {

    static Spread around(Centre centre, double[] values) {
        double mean = centre.mean();
        // Halves, because the distance of two finite numbers may be above the largest double.
        double widest = Math.max(centre.max() / 2 - mean / 2, mean / 2 - centre.min() / 2);
        if (widest == 0) {
            return new Spread(1, 0, 0, 0, 0);
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
        return shifted(
                values.length, scale, first + firstOdd, second + secondOdd, third + thirdOdd, fourth + fourthOdd);
    }

    /** The deviations sum to zero but for the rounding of the mean, which is taken out of all powers here. */
    private static Spread shifted(
            double count, double scale, double first, double second, double third, double fourth) {
        double shift = first / count;
        double squared = shift * shift;
        return new Spread(
                scale,
                second - count * squared,
                third - 3 * shift * second + 2 * count * squared * shift,
                fourth - 4 * shift * third + 6 * squared * second - 3 * count * squared * squared,
                shift * scale);
    }
}
