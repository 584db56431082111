// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import java.util.Arrays;

/**
 * The benchmarks of the M4 competition as its organisers wrote them (Mcompetitions/M4-methods, Benchmarks and
 * Evaluation.R): they tell whether the measures are right.
 */
final class Baselines {

    private static final double SIGNIFICANCE = 1.645;

    private Baselines() {}

    static double[] naive(double[] values, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, values[values.length - 1]);
        return forecast;
    }

    static double[] seasonalNaive(double[] values, int season, int horizon) {
        if (values.length < season) {
            return naive(values, horizon);
        }
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = values[values.length - season + step % season];
        }
        return forecast;
    }

    /** The last value of the seasonally adjusted series, with the season put back, where there is one. */
    static double[] naive2(double[] values, int season, int horizon) {
        double[] factors = factors(values, season);
        return seasonal(naive(adjusted(values, factors), horizon), factors, values.length);
    }

    /** The classical Theta method on the seasonally adjusted series. */
    static double[] theta(double[] values, int season, int horizon) {
        double[] factors = factors(values, season);
        double[] adjusted = adjusted(values, factors);
        int count = adjusted.length;
        double meanTime = (count + 1) / 2.0;
        double mean = Arrays.stream(adjusted).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (int index = 0; index < count; index++) {
            products += (index + 1 - meanTime) * (adjusted[index] - mean);
            squares += (index + 1 - meanTime) * (index + 1 - meanTime);
        }
        double slope = squares == 0 ? 0 : products / squares;
        double[] curved = new double[count];
        for (int index = 0; index < count; index++) {
            curved[index] = 2 * adjusted[index] - (mean + slope * (index + 1 - meanTime));
        }
        double level = smoothed(curved, bestWeight(curved));
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = (mean + slope * (count + 1 + step - meanTime) + level) / 2;
        }
        return seasonal(forecast, factors, count);
    }

    /** Simple exponential smoothing of the seasonally adjusted series. */
    static double[] smoothing(double[] values, int season, int horizon) {
        double[] factors = factors(values, season);
        double[] adjusted = adjusted(values, factors);
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, smoothed(adjusted, bestWeight(adjusted)));
        return seasonal(forecast, factors, values.length);
    }

    private static double bestWeight(double[] values) {
        double low = 0.0001;
        double high = 0.9999;
        double ratio = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-5) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (squares(values, left) < squares(values, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static double squares(double[] values, double weight) {
        double level = values[0];
        double sum = 0;
        for (int index = 1; index < values.length; index++) {
            double error = values[index] - level;
            sum += error * error;
            level += weight * error;
        }
        return sum;
    }

    private static double smoothed(double[] values, double weight) {
        double level = values[0];
        for (double value : values) {
            level += weight * (value - level);
        }
        return level;
    }

    /** The classical multiplicative decomposition, if the autocorrelation at the season is significant. */
    private static double[] factors(double[] values, int season) {
        if (season == 1 || values.length < 3 * season || !isSeasonal(values, season)) {
            return new double[] {1};
        }
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int index = half; index < values.length - half; index++) {
            double trend = season % 2 == 0 ? (values[index - half] + values[index + half]) / 2 : values[index - half];
            for (int near = index - half + 1; near < index + half; near++) {
                trend += values[near];
            }
            trend += season % 2 == 0 ? 0 : values[index + half];
            sums[index % season] += values[index] / (trend / season);
            counts[index % season]++;
        }
        double mean = 0;
        for (int phase = 0; phase < season; phase++) {
            sums[phase] /= counts[phase];
            mean += sums[phase] / season;
        }
        for (int phase = 0; phase < season; phase++) {
            sums[phase] /= mean;
        }
        return sums;
    }

    private static boolean isSeasonal(double[] values, int season) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double before = 1;
        double correlation = 0;
        for (int lag = 1; lag <= season; lag++) {
            before += lag == 1 ? 0 : 2 * correlation * correlation;
            double sum = 0;
            for (int index = lag; index < values.length; index++) {
                sum += (values[index] - mean) * (values[index - lag] - mean);
            }
            correlation = sum / variance;
        }
        double limit = SIGNIFICANCE * Math.sqrt((before + 2 * correlation * correlation) / values.length);
        return Math.abs(correlation) > limit;
    }

    private static double[] adjusted(double[] values, double[] factors) {
        double[] adjusted = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            adjusted[index] = values[index] / factors[index % factors.length];
        }
        return adjusted;
    }

    private static double[] seasonal(double[] forecast, double[] factors, int from) {
        for (int step = 0; step < forecast.length; step++) {
            forecast[step] *= factors[(from + step) % factors.length];
        }
        return forecast;
    }
}
