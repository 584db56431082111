// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.utils.MathUtils;
import ai.smartwhale.commons.utils.math.Statistics;

/**
 * The median of the slopes between all pairs, by Theil (1950) and Sen (1968), with the 95 % interval of Sen.
 *
 * @param median the slope per step
 * @param least the lower end of the interval
 * @param most the upper end of it
 */
record RobustSlope(double median, double least, double most) {

    private static final double TWO_SIDED_95 = 1.959963984540054;

    static RobustSlope of(Samples samples) {
        int n = samples.size();
        if (n < 2) {
            return new RobustSlope(0, 0, 0);
        }
        double[] slopes = new double[Math.multiplyExact(n, n - 1) / 2];
        int size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[size++] =
                        (samples.values()[j] - samples.values()[i]) / (samples.places()[j] - samples.places()[i]);
            }
        }
        double half = TWO_SIDED_95 * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18) / (2.0 * size);
        double low = Math.max(0, 0.5 - half);
        double high = Math.min(1, 0.5 + half);
        Statistics statistics = MathUtils.statisticalAnalysis(slopes, low, high);
        return new RobustSlope(statistics.p50(), statistics.quantile(low), statistics.quantile(high));
    }
}
