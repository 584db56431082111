// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The mean deviation at each place of a rhythm. Looks for hours, days and weeks, the rhythms that people cause; the
 * strength is that of Wang, Smith and Hyndman (2006), with the variances freed of the parameters that were fitted.
 */
final class SeasonalProfile {

    private static final List<Duration> RHYTHMS = List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));
    private static final int LEAST_CYCLES = 3;
    private static final int LONGEST = 10_080;
    private static final double LEAST_STRENGTH = 0.3;
    private static final double LESS_LEFT = 0.9;

    private final double[] deviations;
    private final double strength;

    private SeasonalProfile(double[] deviations, double strength) {
        this.deviations = deviations;
        this.strength = strength;
    }

    static Optional<SeasonalProfile> find(double[] values, Duration step) {
        double slope = RobustSlope.roughly(values);
        Optional<SeasonalProfile> best = Optional.empty();
        for (Duration rhythm : RHYTHMS) {
            long period = rhythm.toMillis() / step.toMillis();
            boolean fits = rhythm.toMillis() % step.toMillis() == 0;
            if (fits && period >= 2 && period <= LONGEST && period * LEAST_CYCLES <= values.length) {
                SeasonalProfile profile = fit(values, slope, (int) period);
                // A week repeats its days: it counts only if it leaves clearly less over than they do.
                double least =
                        best.map(found -> 1 - LESS_LEFT * (1 - found.strength)).orElse(LEAST_STRENGTH);
                if (profile.strength > least) {
                    best = Optional.of(profile);
                }
            }
        }
        return best;
    }

    private static SeasonalProfile fit(double[] values, double slope, int period) {
        double[] sums = new double[period];
        int[] counts = new int[period];
        double total = 0;
        int measured = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double rest = values[i] - slope * i;
                sums[i % period] += rest;
                counts[i % period]++;
                total += rest;
                measured++;
            }
        }
        double mean = measured > 0 ? total / measured : 0;
        double[] deviations = new double[period];
        for (int i = 0; i < period; i++) {
            deviations[i] = counts[i] > 0 ? sums[i] / counts[i] - mean : 0;
        }
        double all = 0;
        double left = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double rest = values[i] - slope * i - mean;
                all += rest * rest;
                left += (rest - deviations[i % period]) * (rest - deviations[i % period]);
            }
        }
        int freedom = measured - period;
        double strength = all > 0 && freedom > 0 ? 1 - left / freedom / (all / Math.max(1, measured - 1)) : 0;
        return new SeasonalProfile(deviations, Math.max(0, Math.min(1, strength)));
    }

    int period() {
        return deviations.length;
    }

    double strength() {
        return strength;
    }

    double at(int index) {
        return deviations[index % deviations.length];
    }

    double[] remove(double[] values) {
        double[] rest = values.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= at(i);
        }
        return rest;
    }
}
