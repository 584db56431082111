// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.List;

/**
 * Least squares on a level and the harmonics of every season, with forgetting, so that the profile may change slowly;
 * what the latest value was off by fades out over the next slots.
 */
final class SeasonalRegression implements PointModel {

    private static final int MOST_HARMONICS = 6;
    private static final double FORGETTING = 0.998;
    private static final double RIDGE = 0.01;
    private static final double MEMORY = 0.02;
    private static final int LEAST_VALUES = 10;
    private static final double LOST_SCALE = 1_000;

    private final List<Integer> seasons;
    private final RecursiveLeastSquares regression;
    private final double[] regressors;
    private double centre;
    private double spread;
    private long slots;
    private long values;
    private double off;
    private double offProducts;
    private double offSquares;

    SeasonalRegression(List<Integer> seasons) {
        this.seasons = seasons;
        int size = 1;
        for (int season : seasons) {
            size += 2 * harmonics(season);
        }
        regression = new RecursiveLeastSquares(size, FORGETTING, RIDGE);
        regressors = new double[size];
    }

    @Override
    public void update(double value) {
        fill(slots);
        slots++;
        if (Double.isNaN(value)) {
            off *= fade();
            return;
        }
        if (values == 0) {
            centre = value;
        }
        if (spread == 0 || !(Math.abs(value - centre) < LOST_SCALE * spread)) {
            rescale(value);
        }
        values++;
        double scaled = spread == 0 ? 0 : (value - centre) / spread;
        double rest = scaled - regression.predict(regressors);
        offProducts += MEMORY * (rest * off - offProducts);
        offSquares += MEMORY * (off * off - offSquares);
        off = rest;
        regression.learn(regressors, rest);
    }

    /**
     * Sets the spread by the first value that differs, or by one that is far out; the coefficients keep their meaning.
     */
    private void rescale(double value) {
        double wider = Math.abs(value - centre);
        double[] coefficients = regression.coefficients();
        for (int index = 0; index < coefficients.length; index++) {
            coefficients[index] *= wider == 0 ? 1 : spread / wider;
        }
        off *= wider == 0 ? 1 : spread / wider;
        if (spread > 0) {
            regression.forgetCovariance();
            offProducts = 0;
            offSquares = 0;
        }
        spread = wider;
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        double fade = fade();
        double rest = off;
        for (int step = 0; step < horizon; step++) {
            fill(slots + step);
            rest *= fade;
            mean[step] = centre + spread * (regression.predict(regressors) + rest);
        }
    }

    private double fade() {
        return offSquares > 0 ? Math.max(0, Math.min(0.99, offProducts / offSquares)) : 0;
    }

    private void fill(long slot) {
        regressors[0] = 1;
        int at = 1;
        for (int index = 0; index < seasons.size(); index++) {
            int season = seasons.get(index);
            double angle = 2 * Math.PI * (slot % season) / season;
            for (int harmonic = 1; harmonic <= harmonics(season); harmonic++) {
                regressors[at++] = Math.cos(harmonic * angle);
                regressors[at++] = Math.sin(harmonic * angle);
            }
        }
    }

    private static int harmonics(int season) {
        return Math.min(MOST_HARMONICS, season / 2);
    }

    @Override
    public boolean ready() {
        return values >= Math.max(LEAST_VALUES, regressors.length);
    }

    @Override
    public void write(StateWriter state) {
        regression.write(state);
        state.put(centre)
                .put(spread)
                .put(slots)
                .put(values)
                .put(off)
                .put(offProducts)
                .put(offSquares);
    }

    @Override
    public void read(StateReader state) {
        regression.read(state);
        centre = state.nextDouble();
        spread = state.nextDouble();
        slots = state.nextLong();
        values = state.nextLong();
        off = state.nextDouble();
        offProducts = state.nextDouble();
        offSquares = state.nextDouble();
    }
}
