// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How well a period explains a series, after a classical decomposition into trend, profile and rest. */
final class PeriodFit {

    private final int period;
    private final double[] deviations;
    private final double[] sums;
    private final int[] counts;

    private PeriodFit(double[] values, int period) {
        this.period = period;
        this.deviations = MovingAverage.centred(values, period);
        this.sums = new double[period];
        this.counts = new int[period];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = values[i] - deviations[i];
            if (!Double.isNaN(deviations[i])) {
                sums[i % period] += deviations[i];
                counts[i % period]++;
            }
        }
    }

    static PeriodFit of(double[] values, int period) {
        return new PeriodFit(values, period);
    }

    /**
     * The share of the variance that is explained where each value is foretold by the other values of its phase, so
     * that a long period with few values a phase has no advantage; less than zero where nothing repeats.
     */
    double strength() {
        double all = 0;
        double unexplained = 0;
        for (int i = 0; i < deviations.length; i++) {
            int phase = i % period;
            if (!Double.isNaN(deviations[i]) && counts[phase] > 1) {
                double others = (sums[phase] - deviations[i]) / (counts[phase] - 1);
                all += deviations[i] * deviations[i];
                unexplained += (deviations[i] - others) * (deviations[i] - others);
            }
        }
        return all > 0 ? 1 - unexplained / all : 0;
    }

    /** The share by Wang, Smith and Hyndman (2006): one less the variance of the rest by that of rest and profile. */
    double classicalStrength() {
        double[] profile = profile();
        double[] rest = deviations.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= profile[i % period];
        }
        double all = variance(deviations);
        return all > 0 ? Math.max(0, 1 - variance(rest) / all) : 0;
    }

    private static double variance(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double mean = Arrays.stream(present).average().orElse(0);
        double sum = 0;
        for (double value : present) {
            sum += (value - mean) * (value - mean);
        }
        return sum / Math.max(1, present.length - 1);
    }

    Season season() {
        List<Double> profile = new ArrayList<>(period);
        for (double value : profile()) {
            profile.add(value);
        }
        return new Season(period, strength(), profile);
    }

    /** The means of the phases, moved so that their mean is zero; zero for a phase without values. */
    private double[] profile() {
        double[] profile = new double[period];
        double sum = 0;
        int known = 0;
        for (int phase = 0; phase < period; phase++) {
            if (counts[phase] > 0) {
                profile[phase] = sums[phase] / counts[phase];
                sum += profile[phase];
                known++;
            }
        }
        for (int phase = 0; phase < period; phase++) {
            profile[phase] = counts[phase] > 0 ? profile[phase] - sum / known : 0;
        }
        return profile;
    }
}
