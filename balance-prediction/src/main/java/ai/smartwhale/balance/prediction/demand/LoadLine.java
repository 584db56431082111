// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A straight line from requests and bytes to the use of a resource, by least squares with a small penalty (ridge, Hoerl
 * and Kennard, 1970) on moments in which what is old fades. Not thread-safe.
 */
final class LoadLine {

    private static final double MEMORY = 0.998;
    /** The penalty, as a part of each regressor's variance. */
    private static final double PENALTY = 1e-3;

    private static final int LEAST = 20;

    private long count;
    private double weight;
    private final double[] mean = new double[3];
    private final double[][] spread = new double[3][3];
    private double slopeOfRequests;
    private double slopeOfBytes;

    void add(double requests, double bytes, double used) {
        count++;
        double part = 1 / (weight * MEMORY + 1);
        weight = weight * MEMORY + 1;
        double[] off = {requests - mean[0], bytes - mean[1], used - mean[2]};
        for (int i = 0; i < 3; i++) {
            mean[i] += part * off[i];
            for (int j = 0; j < 3; j++) {
                spread[i][j] = (1 - part) * (spread[i][j] + part * off[i] * off[j]);
            }
        }
        solve();
    }

    private void solve() {
        double rr = spread[0][0] * (1 + PENALTY);
        double bb = spread[1][1] * (1 + PENALTY);
        double rb = spread[0][1];
        double determinant = rr * bb - rb * rb;
        if (determinant > 0 && rr > 0 && bb > 0) {
            slopeOfRequests = (spread[0][2] * bb - spread[1][2] * rb) / determinant;
            slopeOfBytes = (spread[1][2] * rr - spread[0][2] * rb) / determinant;
        } else {
            slopeOfRequests = rr > 0 ? spread[0][2] / rr : 0;
            slopeOfBytes = rr <= 0 && bb > 0 ? spread[1][2] / bb : 0;
        }
    }

    boolean known() {
        return count >= LEAST && (spread[0][0] > 0 || spread[1][1] > 0);
    }

    double at(double requests, double bytes) {
        return mean[2] + slopeOfRequests * (requests - mean[0]) + slopeOfBytes * (bytes - mean[1]);
    }

    double perRequest() {
        return slopeOfRequests;
    }

    double perByte() {
        return slopeOfBytes;
    }

    double base() {
        return at(0, 0);
    }

    /** What part of the variance the line explains. */
    double explained() {
        double all = spread[2][2];
        double by = slopeOfRequests * spread[0][2] + slopeOfBytes * spread[1][2];
        return all <= 0 ? 0 : Math.min(1, Math.max(0, by / all));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(weight);
        for (int i = 0; i < 3; i++) {
            out.writeDouble(mean[i]);
            for (int j = 0; j < 3; j++) {
                out.writeDouble(spread[i][j]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        weight = in.readDouble();
        for (int i = 0; i < 3; i++) {
            mean[i] = in.readDouble();
            for (int j = 0; j < 3; j++) {
                spread[i][j] = in.readDouble();
            }
        }
        solve();
    }
}
