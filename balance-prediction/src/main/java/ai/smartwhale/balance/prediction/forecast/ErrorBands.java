// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** How far the values of each step were from their forecasts at every level; reckoned again when a path was opened. */
final class ErrorBands {

    private static final double[] NONE = {};
    private static final int LEAST_ERRORS = 10;
    private static final int LEAST_PATHS = 5;
    private static final double DEVIATION_OF_CHANGE = 1.2533;

    private final SeriesConfig config;
    private final PathErrors errors;
    private final SeriesHealth health;
    private float[][] below = new float[0][];
    private float[][] above = new float[0][];
    private long madeAt = -1;
    private boolean calibrated;

    ErrorBands(SeriesConfig config, PathErrors errors, SeriesHealth health) {
        this.config = config;
        this.errors = errors;
        this.health = health;
    }

    boolean calibrated() {
        refresh();
        return calibrated;
    }

    PredictionInterval around(double[] mean, int level) {
        refresh();
        double[] lower = new double[mean.length];
        double[] upper = new double[mean.length];
        int known = config.horizon();
        double guess = calibrated ? 0 : guess(config.levels().get(level), 1);
        for (int step = 0; step < mean.length; step++) {
            int like = Math.min(step, known - 1);
            double growth = Math.sqrt((step + 1.0) / (like + 1));
            double least = Math.sqrt(step + 1.0) * guess;
            lower[step] = floor(mean[step] + Math.min(growth * below[level][like], -least));
            upper[step] = ceiling(mean[step] + Math.max(growth * above[level][like], least));
        }
        return new PredictionInterval(config.levels().get(level), lower, upper);
    }

    BoundForecast bound(double[] mean, double level, boolean peak) {
        double expected = peak ? Double.NEGATIVE_INFINITY : 0;
        for (double value : mean) {
            expected = peak ? Math.max(expected, value) : expected + value;
        }
        int steps = Math.min(mean.length, config.horizon());
        double growth = Math.sqrt((double) mean.length / steps);
        double[] known = errors.functionalErrors(steps, peak);
        boolean enough = known.length >= LEAST_PATHS;
        double guess = enough ? 0 : guess(level, peak ? mean.length : Math.pow(mean.length, 3));
        double up = known.length == 0 ? 0 : growth * ConformalIntervals.quantile(known, known.length, level);
        double down = known.length == 0 ? 0 : growth * ConformalIntervals.quantile(known, known.length, 1 - level);
        return new BoundForecast(
                expected,
                Math.min(expected, floor(expected + Math.min(down, -guess))),
                Math.max(expected, ceiling(expected + Math.max(up, guess))),
                level,
                enough);
    }

    private void refresh() {
        if (madeAt == errors.opened()) {
            return;
        }
        madeAt = errors.opened();
        calibrated = true;
        below = new float[config.levels().size()][config.horizon()];
        above = new float[config.levels().size()][config.horizon()];
        int steps = config.horizon();
        double[][] sorted = new double[steps][];
        int most = 0;
        for (int step = 0; step < steps; step++) {
            sorted[step] = errors.ofStep(step);
            most += sorted[step].length;
        }
        SortedWindow near = new SortedWindow(most);
        for (int step = 0; step < Math.min(steps, ConformalIntervals.POOL); step++) {
            near.slide(sorted[step], NONE);
        }
        for (int step = 0; step < steps; step++) {
            int entering = step + ConformalIntervals.POOL;
            int leaving = step - ConformalIntervals.POOL - 1;
            near.slide(entering < steps ? sorted[entering] : NONE, leaving < 0 ? NONE : sorted[leaving]);
            calibrated &= near.count() >= LEAST_ERRORS;
            for (int level = 0; level < below.length && near.count() > 0; level++) {
                double outside = (1 - config.levels().get(level)) / 2;
                below[level][step] = (float) Math.min(0, near.quantile(outside));
                above[level][step] = (float) Math.max(0, near.quantile(1 - outside));
            }
        }
    }

    /** Without errors: as if the series were a random walk with normal steps of the size of its changes so far. */
    private double guess(double level, double slots) {
        return normalQuantile((1 + level) / 2) * DEVIATION_OF_CHANGE * health.usualChange() * Math.sqrt(slots);
    }

    /** Abramowitz and Stegun 26.2.23, within 0.00045, for probabilities above one half. */
    private static double normalQuantile(double probability) {
        double t = Math.sqrt(-2 * Math.log(1 - probability));
        double over = 2.515517 + t * (0.802853 + t * 0.010328);
        return t - over / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }

    private double floor(double bound) {
        double finite = Math.max(-Double.MAX_VALUE, bound);
        return config.kind() == ValueKind.REAL ? finite : Math.max(0, finite);
    }

    private static double ceiling(double bound) {
        return Math.min(Double.MAX_VALUE, bound);
    }
}
