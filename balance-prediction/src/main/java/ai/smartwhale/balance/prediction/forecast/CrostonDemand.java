// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * Croston's method (Operational Research Quarterly 23, 1972): the size of demand and the interval between demands, both
 * smoothed when demand arrives, with the correction of bias by Syntetos and Boylan (International Journal of
 * Forecasting 21, 2005).
 */
final class CrostonDemand implements PointModel {

    private final double weight;
    private double size;
    private double interval;
    private long sinceDemand = 1;
    private boolean any;

    CrostonDemand(double weight) {
        this.weight = weight;
    }

    @Override
    public void update(double value) {
        if (Double.isNaN(value) || value == 0) {
            sinceDemand++;
            return;
        }
        if (any) {
            size += weight * (value - size);
            interval += weight * (sinceDemand - interval);
        } else {
            any = true;
            size = value;
            interval = sinceDemand;
        }
        sinceDemand = 1;
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        Arrays.fill(mean, 0, horizon, any ? (1 - weight / 2) * size / interval : 0);
    }

    @Override
    public boolean ready() {
        return any;
    }

    @Override
    public void write(StateWriter state) {
        state.put(size).put(interval).put(sinceDemand).put(any);
    }

    @Override
    public void read(StateReader state) {
        size = state.nextDouble();
        interval = state.nextDouble();
        sinceDemand = state.nextLong();
        any = state.nextBoolean();
    }
}
