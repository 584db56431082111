// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The distance to the most similar value at about the same time on one of the last seven days. Whatever was normal at
 * this time on any of them is expected again, so weekends and daily jobs that do not run to the minute are no surprise.
 * Missing slots stay empty; a clock that jumps back by more than the memory starts a new one. Not thread-safe.
 */
public final class WeekAnalog {

    private static final long DAY = 86_400_000;
    private static final int DAYS = 7;
    private static final int TOLERANCE = 2;
    private static final int MOST_SLOTS = 2_016;
    /** A slot is never longer than an eighth of a day, unless the points are. */
    private static final int CAPACITY = MOST_SLOTS + 2 * TOLERANCE + 2 + DAYS;

    private final float[] values = new float[CAPACITY];
    private final StepEstimator steps = new StepEstimator();
    private long width;
    private int perDay;
    private int length;
    private long newest;
    private long lastMillis;
    private boolean started;
    private boolean found;

    /** Creates a memory that has seen nothing. */
    public WeekAnalog() {}

    /**
     * Compares a value with the past days, then remembers it.
     *
     * @param epochMillis when
     * @param value finite
     * @param otherwise the answer while there is nothing to compare with
     * @return the value less the most similar one
     */
    public double residual(long epochMillis, double value, double otherwise) {
        if (started && steps.update(epochMillis - lastMillis)) {
            lay(epochMillis);
        }
        lastMillis = epochMillis;
        started = true;
        found = false;
        if (width == 0) {
            return otherwise;
        }
        long slot = Math.floorDiv(epochMillis, width);
        advance(slot);
        double nearest = nearest(slot, value, otherwise);
        values[place(slot)] = (float) value;
        return nearest;
    }

    /**
     * The usual time between two points.
     *
     * @return milliseconds; 0 while unknown
     */
    public long stepMillis() {
        return steps.step();
    }

    /**
     * The points of a day.
     *
     * @return 1 or more; 1 while unknown
     */
    public double pointsPerDay() {
        return steps.step() == 0 ? 1 : Math.max(1, (double) DAY / steps.step());
    }

    /**
     * Whether the last value was compared with any of the past days.
     *
     * @return false if there was none to compare with
     */
    public boolean found() {
        return found;
    }

    private void lay(long epochMillis) {
        width = Math.max(steps.step(), DAYS * DAY / MOST_SLOTS);
        perDay = (int) Math.max(1, Math.round((double) DAY / width));
        length = Math.min(CAPACITY, DAYS * perDay + 2 * TOLERANCE + 2);
        Arrays.fill(values, Float.NaN);
        newest = Math.floorDiv(epochMillis, width);
    }

    private void advance(long slot) {
        if (slot - newest >= length || newest - slot >= length) {
            Arrays.fill(values, Float.NaN);
            newest = slot;
            return;
        }
        for (long next = newest + 1; next <= slot; next++) {
            values[place(next)] = Float.NaN;
        }
        newest = Math.max(newest, slot);
    }

    private double nearest(long slot, double value, double otherwise) {
        double nearest = otherwise;
        for (int day = 1; day <= DAYS; day++) {
            long first = slot - (long) day * perDay - TOLERANCE;
            long last = Math.min(first + 2 * TOLERANCE, slot - 1);
            first = Math.max(first, newest - length + 1);
            int at = place(first);
            for (long past = first; past <= last; past++) {
                double distance = value - values[at];
                // Never true of an empty slot, which is not a number.
                if (Math.abs(distance) < Math.abs(nearest) || (!found && !Double.isNaN(distance))) {
                    nearest = distance;
                    found = true;
                }
                at = at + 1 == length ? 0 : at + 1;
            }
        }
        return nearest;
    }

    private int place(long slot) {
        return (int) Math.floorMod(slot, (long) length);
    }

    void write(DataOutput out) throws IOException {
        StateArrays.write(out, values);
        steps.write(out);
        out.writeLong(width);
        out.writeInt(perDay);
        out.writeInt(length);
        out.writeLong(newest);
        out.writeLong(lastMillis);
        out.writeBoolean(started);
        out.writeBoolean(found);
    }

    void read(DataInput in) throws IOException {
        StateArrays.read(in, values);
        steps.read(in);
        width = in.readLong();
        perDay = in.readInt();
        length = in.readInt();
        newest = in.readLong();
        lastMillis = in.readLong();
        started = in.readBoolean();
        found = in.readBoolean();
    }
}
