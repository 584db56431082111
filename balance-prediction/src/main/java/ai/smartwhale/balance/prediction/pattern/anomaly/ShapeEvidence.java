// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the last points looked like against the usual spread: how many were far from every similar one, where they were
 * on average, how they scattered, and whether the values moved or only what was expected of them. From it an alarm gets
 * its kind, at once and again when the points after it are known. Not thread-safe.
 */
public final class ShapeEvidence {

    /** Points looked back at. */
    public static final int WINDOW = 24;

    private static final int OLD = 6;
    private static final int OLD_FROM = WINDOW - 2 * OLD;
    /** So many of the largest departures are left out, for a spike must not look like a shift. */
    private static final int TRIMMED = 3;

    private static final int SETTLED = 20;
    private static final double FAR = 2;
    private static final double FAST = 2.0 / 4;
    private static final double LEVEL = 0.05;
    private static final double SLOW = 2.0 / 25;

    private final double[] distances = new double[WINDOW];
    private final double[] departures = new double[WINDOW];
    private final double[] sorted = new double[WINDOW];
    private final double[] means = new double[4];
    private int filled;
    private int next;
    private int seen;
    private double level;

    /** Creates one that has seen nothing. */
    public ShapeEvidence() {}

    /**
     * Takes what the scorer found of its last point.
     *
     * @param scorer after an update
     */
    public void update(SurpriseScorer scorer) {
        double value = scorer.value();
        distances[next] = scorer.analogKnown() ? scorer.analogResidual() : value - level;
        departures[next] = scorer.seasonResidual();
        next = (next + 1) % WINDOW;
        filled = Math.min(filled + 1, WINDOW);
        seen = Math.min(seen + 1, SETTLED);
        // Bounded, so that a jump stays visible for a while.
        double bound = seen < SETTLED ? Double.MAX_VALUE : 2 * scorer.spread();
        level += Math.max(LEVEL, 1.0 / seen) * Math.max(-bound, Math.min(bound, value - level));
        double expected = value - scorer.analogResidual();
        means[0] += FAST * (value - means[0]);
        means[1] += SLOW * (value - means[1]);
        means[2] += FAST * (expected - means[2]);
        means[3] += SLOW * (expected - means[3]);
    }

    /**
     * The share of the last points that were far above every similar one.
     *
     * @param spread the usual spread
     * @return 0..1
     */
    public double above(double spread) {
        return share(spread, 1);
    }

    /**
     * The share of the last points that were far below every similar one.
     *
     * @param spread the usual spread
     * @return 0..1
     */
    public double below(double spread) {
        return share(spread, -1);
    }

    private double share(double spread, int sign) {
        int far = 0;
        for (int i = 0; i < filled; i++) {
            far += sign * distances[i] > FAR * spread ? 1 : 0;
        }
        return filled == 0 ? 0 : (double) far / filled;
    }

    /**
     * Whether what was expected has moved away from the values, rather than the values from it.
     *
     * @return true if the values of past days moved lately and the last ones did not follow
     */
    public boolean patternMoved() {
        return Math.abs(means[2] - means[3]) > 1.5 * Math.abs(means[0] - means[1]);
    }

    /**
     * The largest distance of the last points from similar ones.
     *
     * @return with its sign
     */
    public double extreme() {
        double extreme = 0;
        for (int i = 0; i < filled; i++) {
            extreme = Math.abs(distances[i]) > Math.abs(extreme) ? distances[i] : extreme;
        }
        return extreme;
    }

    /**
     * The mean departure of the six points before the last six.
     *
     * @return with its sign
     */
    public double oldDeparture() {
        double sum = 0;
        for (int i = 0; i < OLD; i++) {
            sum += departures[(next + OLD_FROM + i) % WINDOW];
        }
        return sum / OLD;
    }

    /**
     * The median departure of the last points.
     *
     * @return with its sign
     */
    public double medianDeparture() {
        return median(departures);
    }

    /**
     * The median distance of the last points from similar ones.
     *
     * @return with its sign
     */
    public double medianDistance() {
        return median(distances);
    }

    private double median(double[] values) {
        System.arraycopy(values, 0, sorted, 0, WINDOW);
        Arrays.sort(sorted);
        return (sorted[WINDOW / 2 - 1] + sorted[WINDOW / 2]) / 2;
    }

    /**
     * How far the last points scatter around their median, but for the three farthest.
     *
     * @return their mean distance from it
     */
    public double scatter() {
        double median = medianDeparture();
        for (int i = 0; i < WINDOW; i++) {
            sorted[i] = Math.abs(departures[i] - median);
        }
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < WINDOW - TRIMMED; i++) {
            sum += sorted[i];
        }
        return sum / (WINDOW - TRIMMED);
    }

    /**
     * Writes the state.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(DataOutput out) throws IOException {
        StateArrays.write(out, distances);
        StateArrays.write(out, departures);
        StateArrays.write(out, means);
        out.writeInt(filled);
        out.writeInt(next);
        out.writeInt(seen);
        out.writeDouble(level);
    }

    /**
     * Replaces the state.
     *
     * @param in from where
     * @throws IOException if it cannot be read
     */
    public void read(DataInput in) throws IOException {
        StateArrays.read(in, distances);
        StateArrays.read(in, departures);
        StateArrays.read(in, means);
        filled = in.readInt();
        next = Math.floorMod(in.readInt(), WINDOW);
        seen = in.readInt();
        level = in.readDouble();
    }
}
