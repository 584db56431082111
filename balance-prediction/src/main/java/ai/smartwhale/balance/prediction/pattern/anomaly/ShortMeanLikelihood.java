// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How unlikely the recent mean of the errors is, given how that mean behaved over a long time: the anomaly likelihood
 * of Lavin and Ahmad ("Evaluating Real-time Anomaly Detection Algorithms", 2015), with exponential windows, and with
 * the rank of the standardised mean in place of a normal tail. Not thread-safe.
 */
public final class ShortMeanLikelihood {

    private static final double SHORT = 2.0 / 11;
    private static final double LONG = 2.0 / 3001;
    private static final int SETTLED = 50;

    private final SurpriseHistogram ranks = new SurpriseHistogram();
    private double recent;
    private double mean;
    private double variance;
    private long seen;

    /** Creates one that has seen nothing. */
    public ShortMeanLikelihood() {}

    /**
     * Judges an error by those before it, then remembers it.
     *
     * @param error 0 or more, finite
     * @return the surprise, 0 or more
     */
    public double update(double error) {
        seen++;
        recent += Math.max(SHORT, 1.0 / seen) * (error - recent);
        double z = seen <= SETTLED || variance <= 0 ? 0 : (recent - mean) / Math.sqrt(variance);
        double rate = Math.max(LONG, 1.0 / seen);
        double change = recent - mean;
        mean += rate * change;
        variance = (1 - rate) * (variance + rate * change * change);
        return ranks.update(Math.max(0, z));
    }

    void write(DataOutput out) throws IOException {
        ranks.write(out);
        out.writeDouble(recent);
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeLong(seen);
    }

    void read(DataInput in) throws IOException {
        ranks.read(in);
        recent = in.readDouble();
        mean = in.readDouble();
        variance = in.readDouble();
        seen = in.readLong();
    }
}
