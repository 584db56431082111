// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How surprising a point of a series is. Two residuals, the distance to the most similar of the last seven days and the
 * departure from the calendar's profile less its slow mean, are each looked at in three ways; the six surprises are
 * averaged, which is Fisher's way to combine p-values. Only ranks among the series' own past enter, so neither the
 * scale nor the offset of the values matters. Not thread-safe.
 */
public final class SurpriseScorer {

    private static final int VIEWS = 6;
    /** Above this the differences of values would no longer be finite in single precision. */
    private static final double MOST = 1e30;

    private static final double SPREAD_RATE = 0.005;

    private final SeasonProfile season = new SeasonProfile();
    private final WeekAnalog analog = new WeekAnalog();
    private final ResidualView byAnalog;
    private final ResidualView bySeason;
    private double base;
    private double slowMean;
    private double analogResidual;
    private double seasonResidual;
    private double spread;
    private double last;
    private double change;
    private long seen;

    /**
     * Creates a scorer that has seen nothing.
     *
     * @param sample vectors kept in each of four samples
     * @param seed of the choice of what is kept
     */
    public SurpriseScorer(int sample, long seed) {
        this.byAnalog = new ResidualView(sample, 2 * seed);
        this.bySeason = new ResidualView(sample, 2 * seed + 1);
    }

    /**
     * Judges a point by those before it, then remembers it.
     *
     * @param epochMillis when
     * @param value finite; differences of more than 1e30 from the first value count as 1e30
     * @return the mean surprise, in decades of rarity: 0 or more
     */
    public double update(long epochMillis, double value) {
        if (seen == 0) {
            base = value;
        }
        // Rounded first, so that equal values stay equal in memories of single precision.
        double rounded = (float) Math.max(-MOST, Math.min(MOST, value - base));
        change = seen == 0 ? 0 : rounded - last;
        last = rounded;
        spread += Math.max(SPREAD_RATE, 1.0 / (seen + 1)) * (Math.abs(seasonResidual) - spread);
        seen++;
        double departure = season.residual(epochMillis, rounded);
        analogResidual = analog.residual(epochMillis, rounded, departure);
        seasonResidual = departure - slowMean;
        slowMean += Math.max(2 / (analog.pointsPerDay() + 1), 1.0 / seen) * (departure - slowMean);
        return (byAnalog.update(analogResidual) + bySeason.update(seasonResidual)) / VIEWS;
    }

    /**
     * The distance of the last value to the most similar of the last days.
     *
     * @return signed
     */
    public double analogResidual() {
        return analogResidual;
    }

    /**
     * Whether there were past days to compare the last value with.
     *
     * @return false during the first day and after long gaps
     */
    public boolean analogKnown() {
        return analog.found();
    }

    /**
     * The departure of the last value from what the calendar and the slow mean let expect.
     *
     * @return signed
     */
    public double seasonResidual() {
        return seasonResidual;
    }

    /**
     * The usual size of the departures before the last value.
     *
     * @return 0 or more
     */
    public double spread() {
        return spread;
    }

    /**
     * The last value less the one before.
     *
     * @return signed
     */
    public double change() {
        return change;
    }

    /**
     * The last value, less the first of the series.
     *
     * @return finite
     */
    public double value() {
        return last;
    }

    /**
     * Whether the series follows the calendar.
     *
     * @return true if the hour explains it clearly better than its level
     */
    public boolean seasonal() {
        return season.seasonal();
    }

    /**
     * The usual time between two points.
     *
     * @return milliseconds; 0 while unknown
     */
    public long stepMillis() {
        return analog.stepMillis();
    }

    /**
     * Writes the state.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(DataOutput out) throws IOException {
        season.write(out);
        analog.write(out);
        byAnalog.write(out);
        bySeason.write(out);
        StateArrays.write(out, new double[] {base, slowMean, analogResidual, seasonResidual, spread, last, change});
        out.writeLong(seen);
    }

    /**
     * Replaces the state.
     *
     * @param in from where, as {@link #write} wrote it with an equal sample
     * @throws IOException if it cannot be read
     */
    public void read(DataInput in) throws IOException {
        season.read(in);
        analog.read(in);
        byAnalog.read(in);
        bySeason.read(in);
        base = in.readDouble();
        slowMean = in.readDouble();
        analogResidual = in.readDouble();
        seasonResidual = in.readDouble();
        spread = in.readDouble();
        last = in.readDouble();
        change = in.readDouble();
        seen = in.readLong();
    }
}
