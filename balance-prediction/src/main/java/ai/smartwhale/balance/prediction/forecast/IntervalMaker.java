// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** Turns past errors into bounds around one forecast. */
final class IntervalMaker {

    private static final int LEAST_ERRORS = 10;
    private static final int LEAST_PATHS = 5;

    private final PathErrors errors;
    private final SeriesConfig config;
    private final double[] mean;
    private final double[][] sorted;
    private boolean calibrated = true;

    IntervalMaker(PathErrors errors, SeriesConfig config, PointModel model, double[] mean) {
        this.errors = errors;
        this.config = config;
        this.mean = mean;
        sorted = new double[Math.min(mean.length, errors.horizon())][];
        double[] space = new double[errors.mostCollected()];
        for (int step = 0; step < sorted.length; step++) {
            int count = errors.collect(step, space);
            sorted[step] = java.util.Arrays.copyOf(space, count);
            calibrated &= count >= LEAST_ERRORS;
        }
    }

    boolean calibrated() {
        return calibrated;
    }

    PredictionInterval interval(double level) {
        double[] lower = new double[mean.length];
        double[] upper = new double[mean.length];
        for (int step = 0; step < mean.length; step++) {
            double[] known = sorted[Math.min(step, sorted.length - 1)];
            double growth = Math.sqrt((step + 1.0) / Math.min(step + 1, sorted.length));
            lower[step] = Math.min(mean[step], floor(mean[step] + growth * quantile(known, (1 - level) / 2)));
            upper[step] = Math.max(mean[step], mean[step] + growth * quantile(known, (1 + level) / 2));
        }
        return new PredictionInterval(level, lower, upper);
    }

    BoundForecast bound(double level, boolean peak) {
        double expected = peak ? Double.NEGATIVE_INFINITY : 0;
        for (double value : mean) {
            expected = peak ? Math.max(expected, value) : expected + value;
        }
        int steps = Math.min(mean.length, errors.horizon());
        double growth = Math.sqrt((double) mean.length / steps);
        double[] known = errors.functionalErrors(steps, peak);
        double upper = expected + growth * quantile(known, level);
        double lower = floor(expected + growth * quantile(known, 1 - level));
        return new BoundForecast(
                expected,
                Math.min(lower, expected),
                Math.max(upper, expected),
                level,
                known.length >= LEAST_PATHS);
    }

    private double floor(double bound) {
        return config.kind() == ValueKind.REAL ? bound : Math.max(0, bound);
    }

    private static double quantile(double[] ascending, double probability) {
        if (ascending.length == 0) {
            return 0;
        }
        double place = Math.min(ascending.length - 1.0, Math.max(0, probability * (ascending.length + 1) - 1));
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
