// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What is usual at each of the 168 hours of a week, in UTC, learned as values come. An hour that was seen seldom leans
 * on the same hour of other days, and that on all hours; what lies more than eight weeks back fades. 1.4 KB. Not
 * thread-safe.
 */
final class HourOfWeekProfile {

    private static final int HOURS = 168;
    private static final int HOURS_A_DAY = 24;
    private static final int WEEKS = 8;
    /** How much the same hour of all days counts beside one week of an hour of the week. */
    private static final double LEANING = 0.5;

    /** The epoch began on a Thursday; weeks are counted from Monday. */
    private static final long HOURS_TO_MONDAY = 3L * HOURS_A_DAY;

    private final float[] means = new float[HOURS];
    private final float[] weights = new float[HOURS];
    private final double valuesPerHour;
    private double overall;
    private double weight;
    private int known;

    HourOfWeekProfile(double valuesPerHour) {
        this.valuesPerHour = valuesPerHour;
    }

    static int hourOfWeek(long epochMilli) {
        return (int) Math.floorMod(Math.floorDiv(epochMilli, 3_600_000L) + HOURS_TO_MONDAY, (long) HOURS);
    }

    double expected(int hour) {
        double sum = valuesPerHour * overall;
        double total = valuesPerHour;
        for (int same = hour % HOURS_A_DAY; same < HOURS; same += HOURS_A_DAY) {
            sum += (double) weights[same] * means[same];
            total += weights[same];
        }
        double ofDay = sum / total;
        double lean = LEANING * valuesPerHour;
        return (weights[hour] * means[hour] + lean * ofDay) / (weights[hour] + lean);
    }

    /** Learns, and says whether it now knows a first whole day or week. */
    boolean learn(int hour, double value) {
        boolean first = weights[hour] == 0;
        known += first ? 1 : 0;
        weight = Math.min(weight + 1, WEEKS * HOURS * valuesPerHour);
        overall += (value - overall) / weight;
        weights[hour] = (float) Math.min(weights[hour] + 1, Math.max(2, WEEKS * valuesPerHour));
        means[hour] += (float) ((value - means[hour]) / weights[hour]);
        return first && (known == HOURS_A_DAY || known == HOURS);
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

    double[] state() {
        double[] state = new double[2 * HOURS + 2];
        for (int hour = 0; hour < HOURS; hour++) {
            state[hour] = means[hour];
            state[HOURS + hour] = weights[hour];
        }
        state[2 * HOURS] = overall;
        state[2 * HOURS + 1] = weight;
        return state;
    }

    static HourOfWeekProfile restore(double valuesPerHour, double[] state) {
        InvalidValueException.requireRange("state.length", state.length, 2L * HOURS + 2, 2L * HOURS + 2);
        Numbers.requireAllFinite("state", state);
        HourOfWeekProfile profile = new HourOfWeekProfile(valuesPerHour);
        for (int hour = 0; hour < HOURS; hour++) {
            profile.means[hour] = (float) state[hour];
            profile.weights[hour] = (float) state[HOURS + hour];
            profile.known += profile.weights[hour] > 0 ? 1 : 0;
        }
        profile.overall = state[2 * HOURS];
        profile.weight = state[2 * HOURS + 1];
        return profile;
    }
}
