// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/**
 * One exponential smoothing with fixed weights in the error-correction form of Hyndman, Koehler, Ord and Snyder
 * (Forecasting with Exponential Smoothing, 2008): a level, perhaps a damped trend, perhaps an additive season.
 */
final class SmoothingState {

    private static final double MEMORY = 512;

    private final SmoothingWeights weights;
    private final int season;
    private final double[] seasonal;
    private double level;
    private double trend;
    private double squares;
    private double count;

    SmoothingState(SmoothingWeights weights, int season) {
        this.weights = weights;
        this.season = weights.seasonal() ? season : 1;
        seasonal = new double[this.season];
    }

    /** Begins with a level and, for a seasonal one, the differences of the first season from it. */
    void begin(double firstLevel, SlotRing firstSeason) {
        level = firstLevel;
        for (int phase = 0; phase < season && season > 1; phase++) {
            seasonal[phase] = firstSeason.back(season - phase) - firstLevel;
        }
    }

    void update(double value, int phase) {
        double error = value - level - weights.damping() * trend - seasonal[phase];
        double damped = weights.damping() * trend;
        level += damped + weights.level() * error;
        trend = damped + weights.level() * weights.trend() * error;
        if (season > 1) {
            seasonal[phase] += weights.season() * (1 - weights.level()) * error;
        }
        squares = squares * (1 - 1 / MEMORY) + error * error;
        count = count * (1 - 1 / MEMORY) + 1;
    }

    void skip() {
        level += weights.damping() * trend;
        trend *= weights.damping();
    }

    double forecast(int step, int phase) {
        double damping = weights.damping();
        double sum = damping == 1 ? step + 1 : damping * (1 - Math.pow(damping, step + 1)) / (1 - damping);
        return level + sum * trend + seasonal[phase];
    }

    int phases() {
        return season;
    }

    /** Akaike's criterion on the remembered errors: the lower the better. */
    double criterion() {
        return count * Math.log(Math.max(squares / Math.max(count, 1), Double.MIN_NORMAL)) + 2 * weights.parameters();
    }

    void write(StateWriter state) {
        state.put(level).put(trend).put(squares).put(count).put(seasonal);
    }

    void read(StateReader state) {
        level = state.nextDouble();
        trend = state.nextDouble();
        squares = state.nextDouble();
        count = state.nextDouble();
        state.next(seasonal);
    }
}
