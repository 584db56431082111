// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what repeats in a series, and after how many steps. Candidates are the periods that the calendar suggests and
 * the peaks of the autocorrelation, of the values and of their differences. Of those that explain nearly as much as the
 * best one, the shortest is taken, those of the calendar before all others; what it explains is removed, and the search
 * goes on with the rest. Pure functions.
 */
public final class Seasons {

    /** The strength below which nothing is said to repeat, however often it did. */
    public static final double LEAST_STRENGTH = 0.1;

    /** How often a period must have passed before it can be found. */
    public static final int LEAST_CYCLES = 3;

    private static final int MOST_SEASONS = 3;
    private static final int MOST_VALUES = 1 << 16;
    private static final double NEARLY = 0.8;
    /** A week explains all that a day does: a day that explains half of what its week does is told first. */
    private static final double NEARLY_BY_CALENDAR = 0.5;

    private Seasons() {}

    /**
     * Finds the seasons.
     *
     * @param values at most 65,536, at even distances, NaN where one is missing; not changed
     * @param calendar periods, in steps, that are likely, the likeliest first; those that are too short or too long for
     *     the series are not looked at
     * @return at most three, in the order in which they were found; none if nothing repeats
     * @throws InvalidValueException if there are too many values, or one is infinite
     */
    public static List<Season> find(double[] values, List<Integer> calendar) {
        InvalidValueException.requireRange("values.length", values.length, 0, MOST_VALUES);
        Numbers.countPresent("values", values);
        InvalidValueException.requirePresent("calendar", calendar);
        List<Season> found = new ArrayList<>();
        double[] rest = values.clone();
        while (found.size() < MOST_SEASONS) {
            Season season = strongest(rest, calendar, found);
            if (season.strength() == 0) {
                break;
            }
            found.add(season);
            rest = without(rest, List.of(season));
        }
        return found;
    }

    /**
     * The share of the variance around the trend that a period explains, by the definition of Wang, Smith and Hyndman
     * (2006), with a classical decomposition.
     *
     * @param values at even distances, NaN where one is missing
     * @param period in steps, 2 or more
     * @return 0 to 1; 0 where there are not two whole periods
     * @throws InvalidValueException if the period is too short, or a value is infinite
     */
    public static double strength(double[] values, int period) {
        InvalidValueException.requireRange("period", period, 2, Integer.MAX_VALUE);
        Numbers.countPresent("values", values);
        return values.length < 2L * period ? 0 : PeriodFit.of(values, period).classicalStrength();
    }

    /**
     * Takes seasons away.
     *
     * @param values of the series in which they were found, from its start; not changed
     * @param seasons what to take away
     * @return the values without what repeats, NaN where one is missing
     */
    public static double[] without(double[] values, List<Season> seasons) {
        double[] rest = values.clone();
        for (Season season : seasons) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= season.at(i);
            }
        }
        return rest;
    }

    private static Season strongest(double[] values, List<Integer> calendar, List<Season> found) {
        List<Integer> candidates = new ArrayList<>(calendar);
        candidates.addAll(Autocorrelation.peaks(values, values.length / LEAST_CYCLES));
        candidates.removeIf(period -> period < 2
                || (long) period * LEAST_CYCLES > values.length
                || found.stream().anyMatch(season -> season.period() == period));
        double best = 0;
        double[] strengths = new double[candidates.size()];
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = PeriodFit.of(values, candidates.get(i)).strength();
            strengths[i] = strengths[i] < needed(values.length, candidates.get(i)) ? 0 : strengths[i];
            best = Math.max(best, strengths[i]);
        }
        if (best == 0) {
            return new Season(2, 0, List.of(0.0, 0.0));
        }
        int chosen = -1;
        for (int i = 0; i < strengths.length; i++) {
            if (strengths[i] >= (i < calendar.size() ? NEARLY_BY_CALENDAR : NEARLY) * best) {
                // Those of the calendar come first and in their order; among the others the shortest.
                if (chosen < 0 || (chosen >= calendar.size() && candidates.get(i) < candidates.get(chosen))) {
                    chosen = i;
                }
            }
        }
        return PeriodFit.of(values, candidates.get(chosen)).season();
    }

    /**
     * Slow noise seems to repeat a few times, so that a period must explain the more the less often it was seen: with
     * three cycles 0.43, with thirty 0.13. An autocorrelation of 0.95 then passes for a season in about 3 of 100
     * series.
     */
    private static double needed(int length, int period) {
        return LEAST_STRENGTH + (double) period / length;
    }
}
