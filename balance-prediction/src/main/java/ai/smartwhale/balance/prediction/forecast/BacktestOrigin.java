// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * One forecast of a backtest beside what came.
 *
 * @param start how many values were known
 * @param actual what came, as many slots as the horizon; NaN for those without a value
 * @param forecast what was forecast from the known values alone
 */
public record BacktestOrigin(int start, double[] actual, Forecast forecast) {

    /** Copies the values. */
    public BacktestOrigin {
        actual = actual.clone();
    }

    /**
     * What came.
     *
     * @return a copy
     */
    @Override
    public double[] actual() {
        return actual.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BacktestOrigin that
                && start == that.start
                && Arrays.equals(actual, that.actual)
                && forecast.equals(that.forecast);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * start + Arrays.hashCode(actual)) + forecast.hashCode();
    }
}
