// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the seasons of a series by the autocorrelation of its changes: the shortest lag whose peak, and the peak at
 * twice the lag, stand out almost as much as the highest. What this season explains is taken out, and the rest is
 * searched for a longer one. Pure functions, safe for use by many threads.
 */
public final class SeasonDetector {

    private static final int MOST_VALUES = 8_192;
    private static final int LEAST_REPEATS = 3;
    private static final int MOST_SEASONS = 2;
    private static final double SIGNIFICANCE = 4;
    private static final double LEAST_CORRELATION = 0.1;
    private static final double NEARLY_HIGHEST = 0.8;
    private static final double LIMIT = 6;
    private static final int MOST_MULTIPLES = 5;

    private SeasonDetector() {}

    /**
     * Finds the seasons of one series.
     *
     * @param values in order, NaN for a slot without one; the latest 8,192 count
     * @return at most two, the shorter one first; none if nothing stands out or there are fewer than three repetitions
     * @throws InvalidValueException if the values are null or one is infinite
     */
    public static List<Season> detect(double[] values) {
        return detect(values, SeriesConfig.LONGEST_SEASON);
    }

    /**
     * Finds the seasons of one series.
     *
     * @param values in order, NaN for a slot without one; the latest 8,192 count
     * @param longest the longest season to look for, in slots, 2 or more
     * @return at most two, the shorter one first; none if nothing stands out or there are fewer than three repetitions
     * @throws InvalidValueException if the values are null, one is infinite, or the longest season is below 2
     */
    public static List<Season> detect(double[] values, int longest) {
        return detectShared(List.of(InvalidValueException.requirePresent("values", values)), longest);
    }

    /**
     * Finds the seasons that several series of the same step share, which show better together than in each one.
     *
     * @param series each in order, NaN for a slot without a value; the latest 8,192 count
     * @param longest the longest season to look for, in slots, 2 or more
     * @return at most two, the shorter one first; none if nothing stands out
     * @throws InvalidValueException if the series are null, a value is infinite, or the longest season is below 2
     */
    public static List<Season> detectShared(List<double[]> series, int longest) {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requireRange("longest", longest, 2, Integer.MAX_VALUE);
        List<double[]> rests = new ArrayList<>();
        for (double[] values : series) {
            rests.add(changesOf(values));
        }
        List<Season> seasons = new ArrayList<>();
        while (seasons.size() < MOST_SEASONS) {
            int first = seasons.isEmpty() ? 0 : seasons.get(0).slots();
            int season = strongest(rests, first, longest);
            if (season == 0) {
                break;
            }
            double strength = 0;
            int counted = 0;
            for (double[] rest : rests) {
                if (rest.length >= LEAST_REPEATS * season) {
                    strength += takeOut(rest, season);
                    counted++;
                }
            }
            seasons.add(new Season(season, strength / counted));
        }
        return List.copyOf(seasons);
    }

    private static double[] changesOf(double[] values) {
        double[] latest = Arrays.copyOfRange(values, Math.max(0, values.length - MOST_VALUES), values.length);
        for (int index = 0; index < latest.length; index++) {
            if (Double.isInfinite(latest[index])) {
                throw new InvalidValueException("values[" + index + "]", latest[index], "a finite number, or NaN");
            }
        }
        double[] changes = Autocorrelation.changes(latest);
        Autocorrelation.limit(changes, LIMIT);
        return changes;
    }

    /** The season that stands out in the series together; 0 for none. */
    private static int strongest(List<double[]> rests, int first, int longest) {
        int most = 0;
        for (double[] rest : rests) {
            most = Math.max(most, Math.min(longest, rest.length / LEAST_REPEATS));
        }
        double[] sums = new double[2 * most + first + 2];
        double[] weights = new double[2 * most + first + 2];
        for (double[] rest : rests) {
            int reach = Math.min(2 * Math.min(most, rest.length / LEAST_REPEATS) + 1, rest.length - 1);
            double[] correlations = Autocorrelation.of(rest, Math.max(0, reach));
            for (int lag = 0; lag < correlations.length && correlations[0] > 0; lag++) {
                sums[lag] += correlations[lag] * rest.length;
                weights[lag] += rest.length;
            }
        }
        for (int lag = 0; lag < sums.length; lag++) {
            sums[lag] = weights[lag] == 0 ? 0 : sums[lag] / weights[lag];
        }
        return choose(sums, weights, first, most);
    }

    private static int choose(double[] correlations, double[] weights, int first, int most) {
        int from = Math.max(first + 2, valley(correlations, most) + 1);
        double highest = 0;
        for (int lag = from; lag <= most; lag++) {
            highest = Math.max(highest, peak(correlations, weights, first, lag));
        }
        double enough = first == 0 ? NEARLY_HIGHEST * highest : highest;
        for (int lag = from; highest > 0 && lag <= most; lag++) {
            if (peak(correlations, weights, first, lag) >= enough) {
                return first == 0 ? top(correlations, lag, most) : lag;
            }
        }
        return 0;
    }

    /** The first lag at which the series is no longer like itself: peaks before it only show that it is smooth. */
    private static int valley(double[] correlations, int most) {
        int lag = 1;
        while (lag < most && correlations[lag] > 0) {
            lag++;
        }
        return lag;
    }

    /**
     * Noise makes several peaks out of one: the lag near the first of them whose multiples are the highest together.
     */
    private static int top(double[] correlations, int lag, int most) {
        int multiples = Math.max(1, Math.min(MOST_MULTIPLES, (correlations.length - 1) / (lag + lag / 8)));
        int best = lag;
        for (int near = lag - lag / 8; near <= Math.min(most, lag + lag / 8); near++) {
            if (comb(correlations, near, multiples) > comb(correlations, best, multiples)) {
                best = near;
            }
        }
        return best;
    }

    private static double comb(double[] correlations, int lag, int multiples) {
        double sum = 0;
        for (int multiple = 1; multiple <= multiples; multiple++) {
            sum += correlations[multiple * lag];
        }
        return sum;
    }

    /**
     * How far a lag stands out from its neighbours, twice the lag included; 0 if it does not. A multiple of a season
     * already found must stand out from the multiples beside it, too: a season that changes slowly leaves traces at all
     * of them.
     */
    private static double peak(double[] correlations, double[] weights, int first, int lag) {
        double here = correlations[lag];
        boolean top = here >= correlations[lag - 1]
                && here >= correlations[lag + 1]
                && here >= correlations[lag - first]
                && here >= correlations[lag + first];
        double least = Math.max(LEAST_CORRELATION, SIGNIFICANCE / Math.sqrt(Math.max(1, weights[lag])));
        if (!top || here < least) {
            return 0;
        }
        int twice = 2 * lag;
        double again = Math.max(
                correlations[twice],
                Math.max(correlations[twice - 1], correlations[Math.min(twice + 1, correlations.length - 1)]));
        return again > least / 2 ? (here + again) / 2 : 0;
    }

    /** Takes the mean of every slot of the season out; returns the share of the variance that went with it. */
    private static double takeOut(double[] rest, int season) {
        double before = 0;
        double after = 0;
        for (int phase = 0; phase < season; phase++) {
            double sum = 0;
            int count = 0;
            for (int index = phase; index < rest.length; index += season) {
                sum += rest[index];
                before += rest[index] * rest[index];
                count++;
            }
            double mean = sum / count;
            for (int index = phase; index < rest.length; index += season) {
                rest[index] -= mean;
                after += rest[index] * rest[index];
            }
        }
        return before > 0 ? 1 - after / before : 0;
    }
}
