// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/** A mean that weighs all values alike at first, and later each one less than the next. */
final class SmoothedMean implements PointModel {

    private final double weight;
    private double level;
    private long values;

    /**
     * Creates the mean.
     *
     * @param weight of the latest value once enough have arrived, above 0 and at most 1
     */
    SmoothedMean(double weight) {
        this.weight = weight;
    }

    @Override
    public void update(double value) {
        if (!Double.isNaN(value)) {
            values++;
            level += Math.max(weight, 1.0 / values) * (value - level);
        }
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        Arrays.fill(mean, 0, horizon, level);
    }

    @Override
    public boolean ready() {
        return values > 0;
    }

    @Override
    public void write(StateWriter state) {
        state.put(level).put(values);
    }

    @Override
    public void read(StateReader state) {
        level = state.nextDouble();
        values = state.nextLong();
    }
}
