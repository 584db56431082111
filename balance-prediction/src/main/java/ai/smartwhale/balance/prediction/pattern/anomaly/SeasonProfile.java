// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What to expect by the calendar: a slow level, the hour of the day or the hour of the week, whichever has lately been
 * nearest to the truth. A series without a season is thus judged by its level. Not thread-safe.
 */
public final class SeasonProfile {

    private static final long HOUR = 3_600_000;
    private static final int DAY = 24;
    private static final int WEEK = 168;
    private static final double LEVEL_RATE = 2.0 / 301;
    private static final double DAY_RATE = 0.1;
    private static final double WEEK_RATE = 0.25;
    private static final double ERROR_RATE = 0.002;

    private final float[] day = new float[DAY];
    private final float[] week = new float[WEEK];
    private final int[] dayCounts = new int[DAY];
    private final int[] weekCounts = new int[WEEK];
    private double level;
    private double levelError;
    private double dayError;
    private double weekError;
    private long seen;

    /** Creates a profile that has seen nothing. */
    public SeasonProfile() {}

    /**
     * Compares a value with what was expected, then learns it.
     *
     * @param epochMillis when
     * @param value finite
     * @return the value less the expected one; 0 for the first
     */
    public double residual(long epochMillis, double value) {
        if (seen == 0) {
            level = value;
        }
        int hour = (int) (Math.floorMod(epochMillis, DAY * HOUR) / HOUR);
        int weekHour = (int) (Math.floorMod(epochMillis, WEEK * HOUR) / HOUR);
        double byLevel = value - level;
        double byDay = dayCounts[hour] == 0 ? byLevel : value - day[hour];
        double byWeek = weekCounts[weekHour] == 0 ? byDay : value - week[weekHour];
        double chosen;
        if (levelError <= dayError && levelError <= weekError) {
            chosen = byLevel;
        } else {
            chosen = dayError <= weekError ? byDay : byWeek;
        }
        levelError += ERROR_RATE * (Math.abs(byLevel) - levelError);
        dayError += ERROR_RATE * (Math.abs(byDay) - dayError);
        weekError += ERROR_RATE * (Math.abs(byWeek) - weekError);
        learn(day, dayCounts, hour, DAY_RATE, value);
        learn(week, weekCounts, weekHour, WEEK_RATE, value);
        seen++;
        level += Math.max(LEVEL_RATE, 1.0 / seen) * byLevel;
        return chosen;
    }

    /**
     * Whether the calendar explains the series clearly better than its level.
     *
     * @return true if the errors by hour are below two thirds of those by level
     */
    public boolean seasonal() {
        return Math.min(dayError, weekError) < levelError * 2 / 3;
    }

    private static void learn(float[] means, int[] counts, int place, double rate, double value) {
        counts[place] = Math.min(counts[place] + 1, 1_000_000);
        means[place] += (float) (Math.max(rate, 1.0 / counts[place]) * (value - means[place]));
    }

    void write(DataOutput out) throws IOException {
        StateArrays.write(out, day);
        StateArrays.write(out, week);
        StateArrays.write(out, dayCounts);
        StateArrays.write(out, weekCounts);
        out.writeDouble(level);
        out.writeDouble(levelError);
        out.writeDouble(dayError);
        out.writeDouble(weekError);
        out.writeLong(seen);
    }

    void read(DataInput in) throws IOException {
        StateArrays.read(in, day);
        StateArrays.read(in, week);
        StateArrays.read(in, dayCounts);
        StateArrays.read(in, weekCounts);
        level = in.readDouble();
        levelError = in.readDouble();
        dayError = in.readDouble();
        weekError = in.readDouble();
        seen = in.readLong();
    }
}
