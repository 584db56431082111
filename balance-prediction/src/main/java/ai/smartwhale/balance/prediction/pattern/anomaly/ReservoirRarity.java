// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How rare a vector of four numbers is: its distance (L1) to the nearest of a sample of the past, judged by the
 * distances before it. The sample is uniform over the past at first and forgets slowly later; what surprised is always
 * kept, so that something rare that recurs surprises once and not each time. Not thread-safe.
 */
public final class ReservoirRarity {

    /** Numbers per vector. */
    static final int DIMENSION = 4;

    private static final double LEAST_ADMISSION = 0.01;
    /** One in a hundred: such a vector is always remembered. */
    private static final double NOVEL = 2;

    private final int size;
    private final float[] sample;
    private final SurpriseHistogram distances = new SurpriseHistogram();
    private long random;
    private long seen;

    /**
     * Creates an empty sample.
     *
     * @param size vectors kept
     * @param seed of the choice of what is kept
     */
    public ReservoirRarity(int size, long seed) {
        this.size = size;
        this.sample = new float[size * DIMENSION];
        // xorshift must not start at zero.
        this.random = (seed + 1) * 0x9E3779B97F4A7C15L | 1;
    }

    /**
     * Judges a vector by those before it, then perhaps remembers it.
     *
     * @param vector four numbers, finite
     * @return the surprise, 0 or more
     */
    public double update(double[] vector) {
        double surprise = seen < SurpriseHistogram.LEAST_POINTS ? 0 : distances.update(nearest(vector));
        if (seen < size) {
            keep((int) seen, vector);
        } else if (chance() < Math.max(LEAST_ADMISSION, size / (seen + 1.0)) || surprise >= NOVEL) {
            keep((int) (chance() * size), vector);
        }
        seen++;
        return surprise;
    }

    private double nearest(double[] vector) {
        double a = vector[0];
        double b = vector[1];
        double c = vector[2];
        double d = vector[3];
        float[] known = sample;
        int end = (int) Math.min(seen, size) * DIMENSION;
        double nearest = Double.MAX_VALUE;
        for (int at = 0; at < end; at += DIMENSION) {
            double distance = Math.abs(a - known[at])
                    + Math.abs(b - known[at + 1])
                    + Math.abs(c - known[at + 2])
                    + Math.abs(d - known[at + 3]);
            if (distance < nearest) {
                nearest = distance;
            }
        }
        return nearest;
    }

    private void keep(int place, double[] vector) {
        for (int j = 0; j < DIMENSION; j++) {
            sample[place * DIMENSION + j] = (float) vector[j];
        }
    }

    /** Marsaglia's xorshift64, evenly in [0, 1). */
    private double chance() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (random >>> 11) * 0x1p-53;
    }

    void write(DataOutput out) throws IOException {
        StateArrays.write(out, sample);
        distances.write(out);
        out.writeLong(random);
        out.writeLong(seen);
    }

    void read(DataInput in) throws IOException {
        StateArrays.read(in, sample);
        distances.read(in);
        random = in.readLong();
        seen = in.readLong();
    }
}
