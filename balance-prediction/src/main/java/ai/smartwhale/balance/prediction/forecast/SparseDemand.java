// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * Teunter, Syntetos and Babai's method (European Journal of Operational Research 214, 2011): the probability of demand
 * and its size, both smoothed; the probability falls in every slot without demand.
 */
final class SparseDemand implements PointModel {

    private final double sizeWeight;
    private final double probabilityWeight;
    private double size;
    private double probability;
    private boolean any;
    private long slots;

    SparseDemand(double sizeWeight, double probabilityWeight) {
        this.sizeWeight = sizeWeight;
        this.probabilityWeight = probabilityWeight;
    }

    @Override
    public void update(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        slots++;
        if (value == 0) {
            probability -= probabilityWeight * probability;
        } else if (!any) {
            any = true;
            size = value;
            probability = 1.0 / slots;
        } else {
            size += sizeWeight * (value - size);
            probability += probabilityWeight * (1 - probability);
        }
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        Arrays.fill(mean, 0, horizon, probability * size);
    }

    @Override
    public boolean ready() {
        return slots > 0;
    }

    @Override
    public void write(StateWriter state) {
        state.put(size).put(probability).put(any).put(slots);
    }

    @Override
    public void read(StateReader state) {
        size = state.nextDouble();
        probability = state.nextDouble();
        any = state.nextBoolean();
        slots = state.nextLong();
    }
}
