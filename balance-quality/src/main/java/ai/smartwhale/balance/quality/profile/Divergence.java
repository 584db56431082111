// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

/** How far two distributions over the same categories are apart. Pure functions. */
final class Divergence {

    private Divergence() {}

    /** Jensen and Shannon's, to the base 2: 0 for equal, 1 for disjoint distributions. */
    static double jensenShannon(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double middle = (one[i] + other[i]) / 2;
            sum += part(one[i], middle) + part(other[i], middle);
        }
        return Math.min(1, Math.max(0, sum / 2));
    }

    private static double part(double share, double middle) {
        return share <= 0 ? 0 : share * Math.log(share / middle) / Math.log(2);
    }

    /** How likely they are apart by chance: Pearson's test of homogeneity; rare categories are taken together. */
    static double chiSquareP(double[] one, double[] other, long n, long m) {
        double statistic = 0;
        int freedom = -1;
        double rareOne = 0;
        double rareOther = 0;
        for (int i = 0; i < one.length; i++) {
            double seen = one[i] * n + other[i] * m;
            if (Math.min(n, m) * seen / (n + m) < 5) {
                rareOne += one[i];
                rareOther += other[i];
            } else {
                statistic += term(one[i], other[i], n, m);
                freedom++;
            }
        }
        if (Math.min(n, m) * (rareOne * n + rareOther * m) / (n + m) >= 5) {
            statistic += term(rareOne, rareOther, n, m);
            freedom++;
        }
        if (freedom < 1) {
            return 1;
        }
        // Wilson and Hilferty (1931).
        double spread = 2.0 / (9.0 * freedom);
        double z = (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
        return NormalTail.above(z);
    }

    private static double term(double one, double other, long n, long m) {
        double pooled = (one * n + other * m) / (n + m);
        return (one - pooled) * (one - pooled) * n / pooled + (other - pooled) * (other - pooled) * m / pooled;
    }
}
