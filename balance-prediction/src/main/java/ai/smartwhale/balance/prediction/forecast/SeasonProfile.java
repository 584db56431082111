// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * How the slots of a season differ from its level, learned on the way: as a factor while all values are above 0, else
 * as a difference. The level is the mean of one whole season, so that the season itself is not in it.
 */
final class SeasonProfile {

    private static final double LEAST_WEIGHT = 0.1;

    private final int season;
    private final SlotRing latest;
    private final double[] factors;
    private final double[] differences;
    private long slots;
    private boolean multiplies = true;
    private double last;

    SeasonProfile(int season) {
        this.season = season;
        latest = new SlotRing(season);
        factors = new double[season];
        differences = new double[season];
        Arrays.fill(factors, 1);
    }

    /** Learns from the value of the next slot and takes the season out of it; NaN stays NaN. */
    double update(double value) {
        int phase = (int) (slots % season);
        boolean missing = Double.isNaN(value);
        double taken = missing ? restoreAt(last, phase) : value;
        multiplies &= taken > 0;
        latest.add(taken);
        slots++;
        if (slots % season == 0) {
            refresh();
        }
        if (missing) {
            return Double.NaN;
        }
        last = multiplies ? value / factors[phase] : value - differences[phase];
        return last;
    }

    /** A season has ended: what it was is folded into the profile. */
    private void refresh() {
        double sum = 0;
        for (int lag = 1; lag <= season; lag++) {
            sum += latest.back(lag);
        }
        double level = sum / season;
        long seasons = slots / season;
        double weight = Math.max(LEAST_WEIGHT, 1.0 / seasons);
        for (int phase = 0; phase < season; phase++) {
            double value = latest.back(season - phase);
            differences[phase] += weight * (value - level - differences[phase]);
            if (multiplies) {
                factors[phase] += weight * (value / level - factors[phase]);
            }
        }
    }

    /** Puts the season back into what a later slot is without it; step 0 is the next slot. */
    double restore(double value, int step) {
        return restoreAt(value, (int) ((slots + step) % season));
    }

    private double restoreAt(double value, int phase) {
        return multiplies ? value * factors[phase] : value + differences[phase];
    }

    boolean full() {
        return slots >= season;
    }

    void write(StateWriter state) {
        latest.write(state);
        state.put(factors).put(differences).put(slots).put(multiplies).put(last);
    }

    void read(StateReader state) {
        latest.read(state);
        state.next(factors);
        state.next(differences);
        slots = state.nextLong();
        multiplies = state.nextBoolean();
        last = state.nextDouble();
    }
}
