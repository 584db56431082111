// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What is usual at each of the 168 hours of a week, in UTC, learned as values come: the mean of all, of the hour of the
 * day, or of the hour of the week, whichever has foretold the values best. An hour that was not seen leans on the same
 * hour of other days, and that on all hours; what lies more than eight weeks back fades. 1.4 KB. Not thread-safe.
 */
final class HourOfWeekProfile {

    static final int STATE = 2 * 168 + 6;

    private static final int HOURS = 168;
    private static final int HOURS_A_DAY = 24;
    private static final int WEEKS = 8;
    /** How much one coarser mean counts beside one week of an hour: only so much that an unknown hour has a mean. */
    private static final double LEANING = 0.05;
    /** By how much another resolution must be better before it is used. */
    private static final double BETTER = 0.9;

    private static final int RESOLUTIONS = 3;
    /** The epoch began on a Thursday; weeks are counted from Monday. */
    private static final long HOURS_TO_MONDAY = 3L * HOURS_A_DAY;

    private final float[] means = new float[HOURS];
    private final float[] weights = new float[HOURS];
    private final double[] losses = new double[RESOLUTIONS];
    private final double valuesPerHour;
    private double overall;
    private double weight;
    private int resolution;
    private int known;

    HourOfWeekProfile(double valuesPerHour) {
        this.valuesPerHour = valuesPerHour;
    }

    static int hourOfWeek(long epochMilli) {
        return (int) Math.floorMod(Math.floorDiv(epochMilli, 3_600_000L) + HOURS_TO_MONDAY, (long) HOURS);
    }

    boolean empty() {
        return known == 0;
    }

    double expected(int hour) {
        return expected(hour, resolution);
    }

    private double expected(int hour, int by) {
        if (by == 0) {
            return overall;
        }
        double lean = LEANING * valuesPerHour;
        double sum = lean * overall;
        double total = lean;
        for (int same = hour % HOURS_A_DAY; same < HOURS; same += HOURS_A_DAY) {
            sum += (double) weights[same] * means[same];
            total += weights[same];
        }
        double ofDay = sum / total;
        return by == 1 ? ofDay : (weights[hour] * means[hour] + lean * ofDay) / (weights[hour] + lean);
    }

    /**
     * Learns, and says by which factor the squared misses will change, where the resolution changes; else 1.
     *
     * @param excess by how much the value is too extreme to be learned
     */
    double learn(int hour, double raw, double excess) {
        // In its first week an hour has nothing to measure an extreme by.
        double value = weights[hour] < valuesPerHour ? raw : raw - excess;
        double rate = 1 / Math.min(weight + 1, 2 * HOURS * valuesPerHour);
        for (int by = 0; by < RESOLUTIONS; by++) {
            double miss = value - expected(hour, by);
            losses[by] += rate * (miss * miss - losses[by]);
        }
        known += weights[hour] == 0 ? 1 : 0;
        weight = Math.min(weight + 1, WEEKS * HOURS * valuesPerHour);
        overall += (value - overall) / weight;
        weights[hour] = (float) Math.min(weights[hour] + 1, Math.max(2, WEEKS * valuesPerHour));
        means[hour] += (float) ((value - means[hour]) / weights[hour]);
        int best = resolution;
        for (int by = 0; by < RESOLUTIONS; by++) {
            best = known >= HOURS_A_DAY && losses[by] < BETTER * losses[resolution] && losses[by] < losses[best]
                    ? by
                    : best;
        }
        double factor = losses[resolution] > 0 ? losses[best] / losses[resolution] : 1;
        resolution = best;
        return factor;
    }

    /** What the hours of the week expect, whatever resolution is in use; only of use when all of them were seen. */
    double expectedOfWeek(int hour) {
        return expected(hour, RESOLUTIONS - 1);
    }

    boolean isFinest() {
        return resolution == RESOLUTIONS - 1;
    }

    void useFinest() {
        resolution = RESOLUTIONS - 1;
    }

    /** All hours move by as much. */
    void shift(double difference) {
        overall += difference;
        for (int hour = 0; hour < HOURS; hour++) {
            means[hour] += (float) (weights[hour] == 0 ? 0 : difference);
        }
    }

    /** How many hours of the week were seen at all. */
    int known() {
        return known;
    }

    boolean complete() {
        return known == HOURS;
    }

    double[] state() {
        double[] state = new double[STATE];
        for (int hour = 0; hour < HOURS; hour++) {
            state[hour] = means[hour];
            state[HOURS + hour] = weights[hour];
        }
        System.arraycopy(losses, 0, state, 2 * HOURS, RESOLUTIONS);
        state[STATE - 3] = overall;
        state[STATE - 2] = weight;
        state[STATE - 1] = resolution;
        return state;
    }

    static HourOfWeekProfile restore(double valuesPerHour, double[] state) {
        InvalidValueException.requireRange("state.length", state.length, STATE, STATE);
        HourOfWeekProfile profile = new HourOfWeekProfile(valuesPerHour);
        for (int hour = 0; hour < HOURS; hour++) {
            profile.means[hour] = (float) state[hour];
            profile.weights[hour] = (float) state[HOURS + hour];
            profile.known += profile.weights[hour] > 0 ? 1 : 0;
        }
        System.arraycopy(state, 2 * HOURS, profile.losses, 0, RESOLUTIONS);
        profile.overall = state[STATE - 3];
        profile.weight = state[STATE - 2];
        profile.resolution = (int) Numbers.requireRange("state, resolution", state[STATE - 1], 0, RESOLUTIONS - 1);
        return profile;
    }
}
