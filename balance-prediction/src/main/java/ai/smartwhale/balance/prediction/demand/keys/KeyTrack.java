// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What is known of one key. Reused when the key is forgotten for another one. Not thread-safe. */
final class KeyTrack {

    /** Steps after which a gap weighs 1/e in the rhythm and in the weighing of explanations. */
    private static final double MEMORY = 0.9;
    /** What an explanation may fall behind the best, so that it can return when the key changes. */
    private static final double FARTHEST_BEHIND = 12;

    /** The log of the odds of what a key explains by itself, before it has shown any of it. */
    private static final double UNPROVEN = -2;

    String key = "";
    /** In the units of the table's landmark. */
    double weight;

    double error;

    int heapIndex;
    long entered;
    long last;
    long bytes;
    int visits;
    /** Up to which age the wait for the next request is already told to the peers. */
    double accounted;

    private double gaps;
    private double meanLog;
    private double squaresLog;
    final double[] credit = new double[LikelihoodBasis.values().length];

    void become(String newKey, long now) {
        key = newKey;
        entered = now;
        last = now;
        visits = 1;
        accounted = 0;
        bytes = 0;
        gaps = 0;
        meanLog = 0;
        squaresLog = 0;
        Arrays.fill(credit, UNPROVEN);
        credit[LikelihoodBasis.PEERS.ordinal()] = 0;
    }

    /** Takes in the log of a gap, by Welford's update with fading weights. */
    void addGap(double log) {
        gaps = gaps * MEMORY + 1;
        double off = log - meanLog;
        meanLog += off / gaps;
        squaresLog = squaresLog * MEMORY + off * (log - meanLog);
    }

    /** Weighs one explanation by how probable it held the gap. */
    void weigh(LikelihoodBasis basis, double logDensity) {
        credit[basis.ordinal()] = credit[basis.ordinal()] * MEMORY + logDensity;
    }

    void level() {
        double best = Math.max(credit[0], Math.max(credit[1], credit[2]));
        for (int i = 0; i < credit.length; i++) {
            credit[i] = Math.max(credit[i] - best, -FARTHEST_BEHIND);
        }
    }

    boolean hasRhythm() {
        return gaps > 1.5;
    }

    double medianGap() {
        return Math.exp(meanLog);
    }

    /** Steepness of the log-logistic distribution with the spread of the gaps, which is widened while they are few. */
    double steepness() {
        double variance = squaresLog / Math.max(1, gaps - 1) * (1 + 1 / gaps) + 0.25 / (gaps * gaps * gaps);
        return Math.PI / Math.sqrt(3 * Math.max(variance, 1e-4));
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(key);
        out.writeDouble(weight);
        out.writeDouble(error);
        out.writeLong(entered);
        out.writeLong(last);
        out.writeLong(bytes);
        out.writeInt(visits);
        out.writeDouble(accounted);
        out.writeDouble(gaps);
        out.writeDouble(meanLog);
        out.writeDouble(squaresLog);
        for (double each : credit) {
            out.writeDouble(each);
        }
    }

    static KeyTrack read(DataInput in) throws IOException {
        KeyTrack track = new KeyTrack();
        track.key = in.readUTF();
        track.weight = in.readDouble();
        track.error = in.readDouble();
        track.entered = in.readLong();
        track.last = in.readLong();
        track.bytes = in.readLong();
        track.visits = in.readInt();
        track.accounted = in.readDouble();
        track.gaps = in.readDouble();
        track.meanLog = in.readDouble();
        track.squaresLog = in.readDouble();
        for (int i = 0; i < track.credit.length; i++) {
            track.credit[i] = in.readDouble();
        }
        return track;
    }
}
