// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * A sum that keeps what rounding takes away: Neumaier (1974) for sums, and Dot2 of Ogita, Rump and Oishi (2005) for
 * sums of products, as exact as if computed in twice the precision of double and then rounded.
 */
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        lost += Math.fma(a, b, -product);
    }

    double value() {
        double corrected = sum + lost;
        // After an overflow the correction is meaningless; the sum itself says which way it went.
        return Double.isNaN(corrected) ? sum : corrected;
    }
}
