// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the last points looked like against the usual spread: how many were far above or below all similar ones, how
 * large the largest step was, where they were on average. From it an alarm gets its kind, at once and again when the
 * points after it are known. Not thread-safe.
 */
public final class ShapeEvidence {

    /** Points looked back at. */
    public static final int WINDOW = 12;

    private static final double FAR = 2;

    private final double[] distances = new double[WINDOW];
    private final double[] departures = new double[WINDOW];
    private final double[] changes = new double[WINDOW];
    private int filled;
    private int next;

    /** Creates one that has seen nothing. */
    public ShapeEvidence() {}

    /**
     * Takes what the scorer found of its last point.
     *
     * @param scorer after an update
     */
    public void update(SurpriseScorer scorer) {
        distances[next] = scorer.analogResidual();
        departures[next] = scorer.seasonResidual();
        changes[next] = scorer.change();
        next = (next + 1) % WINDOW;
        filled = Math.min(filled + 1, WINDOW);
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
     * The largest step from one of the last points to the next, against the largest distance from similar ones.
     *
     * @return 0 or more; large for a jump, small for a slow rise
     */
    public double abruptness() {
        double step = 0;
        double distance = 0;
        for (int i = 0; i < filled; i++) {
            step = Math.max(step, Math.abs(changes[i]));
            distance = Math.max(distance, Math.abs(distances[i]));
        }
        return distance == 0 ? 0 : step / distance;
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
     * The mean departure of the last points from what was expected.
     *
     * @return with its sign
     */
    public double meanDeparture() {
        double sum = 0;
        for (int i = 0; i < filled; i++) {
            sum += departures[i];
        }
        return filled == 0 ? 0 : sum / filled;
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
        StateArrays.write(out, changes);
        out.writeInt(filled);
        out.writeInt(next);
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
        StateArrays.read(in, changes);
        filled = in.readInt();
        next = in.readInt();
    }
}
