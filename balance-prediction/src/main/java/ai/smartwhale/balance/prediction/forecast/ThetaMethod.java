// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.List;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16, 2000) in the form of
 * Hyndman and Billah (2003): simple exponential smoothing with half the slope of a straight line as drift. The weight
 * of the smoothing is the one of a grid that predicted best so far. Seasons are taken out one after another by profiles
 * that are learned on the way.
 */
final class ThetaMethod implements PointModel {

    private static final long MEMORY = 1_024;

    private final double[] weights;
    private final double[] levels;
    private final double[] squares;
    private final List<SeasonProfile> seasons;
    private long slots;
    private long values;
    private double meanTime;
    private double meanValue;
    private double timeSquares;
    private double products;
    private double effective;

    ThetaMethod(double[] weights, List<Integer> seasons) {
        this.weights = weights.clone();
        levels = new double[weights.length];
        squares = new double[weights.length];
        this.seasons = seasons.stream().map(SeasonProfile::new).toList();
    }

    /** The weights from 0.05 to 1. */
    static double[] grid() {
        double[] grid = new double[20];
        for (int index = 0; index < grid.length; index++) {
            grid[index] = (index + 1) / 20.0;
        }
        return grid;
    }

    @Override
    public void update(double value) {
        double rest = value;
        for (int index = 0; index < seasons.size(); index++) {
            rest = seasons.get(index).update(rest);
        }
        slots++;
        if (Double.isNaN(rest)) {
            return;
        }
        values++;
        fitLine(rest);
        for (int index = 0; index < weights.length; index++) {
            if (values == 1) {
                levels[index] = rest;
            } else {
                double error = rest - levels[index];
                levels[index] += weights[index] * error;
                squares[index] = squares[index] * (1 - 1.0 / MEMORY) + error * error;
            }
        }
    }

    /** Least squares of the values over time by running means; the past fades once the memory is full. */
    private void fitLine(double value) {
        double keep = values > MEMORY ? 1 - 1.0 / MEMORY : 1;
        effective = effective * keep + 1;
        double offTime = slots - meanTime;
        double offValue = value - meanValue;
        double share = 1 / effective;
        meanTime += share * offTime;
        meanValue += share * offValue;
        timeSquares = timeSquares * keep + offTime * (slots - meanTime);
        products = products * keep + offTime * (value - meanValue);
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        int best = 0;
        for (int index = 1; index < weights.length; index++) {
            if (squares[index] < squares[best]) {
                best = index;
            }
        }
        double weight = weights[best];
        double drift = timeSquares > 0 ? products / timeSquares / 2 : 0;
        double settled = (1 - Math.pow(1 - weight, effective)) / weight;
        for (int step = 0; step < horizon; step++) {
            double value = levels[best] + drift * (step + settled);
            for (int index = seasons.size() - 1; index >= 0; index--) {
                value = seasons.get(index).restore(value, step);
            }
            mean[step] = value;
        }
    }

    @Override
    public boolean ready() {
        return values > 2 && seasons.stream().allMatch(SeasonProfile::full);
    }

    @Override
    public void write(StateWriter state) {
        state.put(levels)
                .put(squares)
                .put(slots)
                .put(values)
                .put(meanTime)
                .put(meanValue)
                .put(timeSquares);
        state.put(products).put(effective);
        seasons.forEach(season -> season.write(state));
    }

    @Override
    public void read(StateReader state) {
        state.next(levels);
        state.next(squares);
        slots = state.nextLong();
        values = state.nextLong();
        meanTime = state.nextDouble();
        meanValue = state.nextDouble();
        timeSquares = state.nextDouble();
        products = state.nextDouble();
        effective = state.nextDouble();
        seasons.forEach(season -> season.read(state));
    }
}
