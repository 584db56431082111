// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Watches a live series for lasting shifts of its level: what is usual at this hour of the week is taken away, the rest
 * is standardised and whitened, and a {@link Cusum} adds it up. Learns all that from the series itself; looks at no
 * value but those that it was given. After an alarm the new level is the usual one. 1.6 KB; nothing allocated per
 * value. Not thread-safe.
 */
public final class ShiftWatch {

    private static final int PROFILE_STATE = HourOfWeekProfile.STATE;
    private static final int STANDARD_STATE = 7;
    private static final int OWN_STATE = 13;
    /** What is usual is kept as floats; a smaller difference is one of rounding. */
    private static final double ROUNDING = 3e-7;

    private final double valuesPerHour;
    private final Cusum cusum;
    private final HourOfWeekProfile profile;
    private final SelfStarting standard;
    private double upperSum;
    private double lowerSum;
    private double upperOfWeek;
    private double lowerOfWeek;
    private long since;
    private double size;

    private ShiftWatch(double valuesPerHour, Cusum cusum, HourOfWeekProfile profile, SelfStarting standard) {
        this.valuesPerHour = Numbers.requirePositive("valuesPerHour", valuesPerHour, 3.6e9);
        this.cusum = cusum;
        this.profile = profile;
        this.standard = standard;
    }

    /**
     * For a series of which nothing is known.
     *
     * @param valuesPerHour how many values come in an hour, less than one if they come more seldom; above 0
     * @param allowance see {@link Cusum#of}
     * @param limit see {@link Cusum#of}
     * @return a watch that has seen nothing
     * @throws InvalidValueException if one is outside of its range
     */
    public static ShiftWatch of(double valuesPerHour, double allowance, double limit) {
        return new ShiftWatch(
                valuesPerHour,
                Cusum.of(allowance, limit),
                new HourOfWeekProfile(Math.max(1, valuesPerHour)),
                new SelfStarting());
    }

    /**
     * Takes the next value.
     *
     * @param epochMilli when it was measured, in milliseconds since 1970 in UTC
     * @param value the value
     * @param follows whether it comes one step after the one before, with nothing missing between
     * @return whether it raises an alarm
     * @throws InvalidValueException if the value is not finite; nothing is changed then
     */
    public Shift update(long epochMilli, double value, boolean follows) {
        Numbers.requireFinite("value", value);
        int hour = HourOfWeekProfile.hourOfWeek(epochMilli);
        double usual = profile.empty() ? value : profile.expected(hour);
        double rest = Math.abs(value - usual) <= ROUNDING * Math.abs(usual) ? 0 : value - usual;
        double difference = rest - standard.mean();
        double ofWeek = value - profile.expectedOfWeek(hour);
        Shift shift = cusum.update(standard.next(rest, follows));
        double factor = profile.learn(hour, value, standard.excess());
        if (factor != 1) {
            // Until now a rhythm that is known from now on passed for noise.
            standard.rescale(factor);
        }
        upperSum = difference + (continues(shift, Shift.UP, cusum.upperAge()) ? upperSum : 0);
        lowerSum = difference + (continues(shift, Shift.DOWN, cusum.lowerAge()) ? lowerSum : 0);
        upperOfWeek = ofWeek + (continues(shift, Shift.UP, cusum.upperAge()) ? upperOfWeek : 0);
        lowerOfWeek = ofWeek + (continues(shift, Shift.DOWN, cusum.lowerAge()) ? lowerOfWeek : 0);
        return switch (shift) {
            case NONE -> shift;
            case UP -> alarm(shift, upperSum, upperOfWeek);
            case DOWN -> alarm(shift, lowerSum, lowerOfWeek);
        };
    }

    private static boolean continues(Shift alarm, Shift side, long age) {
        return alarm == side || age > 1;
    }

    private Shift alarm(Shift shift, double sum, double ofWeek) {
        upperSum = 0;
        lowerSum = 0;
        if (profile.complete() && !profile.isFinest() && Math.abs(ofWeek) < Math.abs(sum) / 2) {
            // The hours of the week foresaw it: no shift, but a weekend.
            profile.useFinest();
            return Shift.NONE;
        }
        since = cusum.age();
        size = sum / since;
        if (profile.complete()) {
            profile.shift(size);
        }
        // In the first week the weekend may pass for a shift; it must not move the hours of the weekdays.
        standard.settle(profile.complete() ? 0 : size);
        return shift;
    }

    /**
     * What is usual at an hour.
     *
     * @param epochMilli any time, in milliseconds since 1970 in UTC
     * @return the level expected then
     */
    public double expected(long epochMilli) {
        return profile.expected(HourOfWeekProfile.hourOfWeek(epochMilli)) + standard.mean();
    }

    /**
     * Whether a whole week was seen. Before, a rhythm may pass for a shift.
     *
     * @return true if each hour of the week was
     */
    public boolean knowsWeek() {
        return profile.complete();
    }

    /**
     * How many of the 168 hours of the week were seen.
     *
     * @return 0 to 168
     */
    public int knownHours() {
        return profile.known();
    }

    /**
     * By how much values usually miss what is expected.
     *
     * @return a standard deviation, 0 or more
     */
    public double deviation() {
        return standard.deviation();
    }

    /**
     * By how much the level moved at the latest alarm: the mean of what was unexpected since.
     *
     * @return in the unit of the values, negative for a shift down; 0 before the first alarm
     */
    public double size() {
        return size;
    }

    /**
     * How many values the latest shift is estimated to have lasted when it was found, that one included.
     *
     * @return 1 or more; 0 before the first alarm
     */
    public long age() {
        return since;
    }

    /**
     * How close the next alarm is.
     *
     * @return 0 to 1
     */
    public double tension() {
        return cusum.tension();
    }

    /**
     * Which way the next alarm would be.
     *
     * @return the side of the larger sum, {@link Shift#NONE} if both are zero
     */
    public Shift leaning() {
        return cusum.leaning();
    }

    /**
     * By how much the values differ, on the leaning side, since they began to.
     *
     * @return a mean in the unit of the values; 0 while nothing leans
     */
    public double begun() {
        return switch (cusum.leaning()) {
            case UP -> upperSum / Math.max(1, cusum.upperAge());
            case DOWN -> lowerSum / Math.max(1, cusum.lowerAge());
            case NONE -> 0;
        };
    }

    /**
     * What must be kept to continue after a restart.
     *
     * @return the state, as many numbers for every series
     */
    public List<Double> snapshot() {
        Cusum.Snapshot sums = cusum.snapshot();
        double[] own = {
            valuesPerHour,
            sums.allowance(),
            sums.limit(),
            sums.upper(),
            sums.upperAge(),
            sums.lower(),
            sums.lowerAge(),
            upperSum,
            lowerSum,
            upperOfWeek,
            lowerOfWeek,
            since,
            size
        };
        return DoubleStream.concat(
                        Arrays.stream(own),
                        DoubleStream.concat(Arrays.stream(standard.state()), Arrays.stream(profile.state())))
                .boxed()
                .toList();
    }

    /**
     * Continues where another one was.
     *
     * @param snapshot what {@link #snapshot()} returned
     * @return a watch that behaves as the other one would
     * @throws InvalidValueException if it is not such a state
     */
    public static ShiftWatch restore(List<Double> snapshot) {
        double[] all = InvalidValueException.requirePresent("snapshot", snapshot).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        int length = OWN_STATE + STANDARD_STATE + PROFILE_STATE;
        InvalidValueException.requireRange("snapshot.size", all.length, length, length);
        Numbers.requireAllFinite("snapshot", all);
        double[] middle = Arrays.copyOfRange(all, OWN_STATE, OWN_STATE + STANDARD_STATE);
        double[] rest = Arrays.copyOfRange(all, OWN_STATE + STANDARD_STATE, length);
        ShiftWatch watch = new ShiftWatch(
                all[0],
                Cusum.restore(new Cusum.Snapshot(all[1], all[2], all[3], (long) all[4], all[5], (long) all[6])),
                HourOfWeekProfile.restore(Math.max(1, all[0]), rest),
                SelfStarting.restore(middle));
        watch.upperSum = all[7];
        watch.lowerSum = all[8];
        watch.upperOfWeek = all[9];
        watch.lowerOfWeek = all[10];
        watch.since = (long) all[11];
        watch.size = all[12];
        return watch;
    }
}
