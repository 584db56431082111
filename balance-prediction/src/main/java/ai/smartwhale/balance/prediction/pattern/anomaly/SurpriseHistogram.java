// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How rare a non-negative number is among those seen before: {@code -log10} of the share of the past that was at least
 * as large. The past is kept as counts in bins of a quarter octave, placed relative to the first number above zero, so
 * that the surprise does not change when all numbers are scaled; counts are halved when they grow large, so that the
 * distant past is forgotten. Not thread-safe.
 */
public final class SurpriseHistogram {

    /** So many points are needed before anything can surprise. */
    static final int LEAST_POINTS = 20;

    private static final int PER_OCTAVE = 4;
    private static final int BINS = 160;
    private static final int BLOCK = 16;
    private static final double CENTRE = 80;
    private static final double MOST_WEIGHT = 32_768;
    private static final double OCTAVE = Math.log(2);

    private final float[] counts = new float[BINS];
    /** Sums of sixteen bins each, so that a tail takes few steps. */
    private final double[] blocks = new double[BINS / BLOCK];

    private double weight;
    private double reference;
    private int seen;

    /**
     * Judges a number by those before it, then remembers it.
     *
     * @param value 0 or more, finite
     * @return 0 or more; 0 for the first twenty
     */
    public double update(double value) {
        if (reference == 0 && value > 0) {
            reference = value;
        }
        int bin = bin(value);
        double surprise = seen < LEAST_POINTS ? 0 : surprise(bin);
        counts[bin]++;
        blocks[bin / BLOCK]++;
        weight++;
        if (weight > MOST_WEIGHT) {
            halve();
        }
        seen = Math.min(seen + 1, LEAST_POINTS);
        return surprise;
    }

    private double surprise(int bin) {
        double tail = counts[bin] * 0.5;
        int block = bin / BLOCK + 1;
        for (int i = bin + 1; i < block * BLOCK; i++) {
            tail += counts[i];
        }
        for (int i = block; i < blocks.length; i++) {
            tail += blocks[i];
        }
        return Math.max(0, -Math.log10((tail + 0.5) / (weight + 1)));
    }

    private int bin(double value) {
        if (value <= 0) {
            return 0;
        }
        double place = Math.floor(PER_OCTAVE * Math.log(value / reference) / OCTAVE + CENTRE);
        return (int) Math.max(1, Math.min(BINS - 1, place));
    }

    private void halve() {
        for (int i = 0; i < BINS; i++) {
            counts[i] *= 0.5f;
        }
        weight = sumBlocks();
    }

    private double sumBlocks() {
        double sum = 0;
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = 0;
            for (int i = block * BLOCK; i < (block + 1) * BLOCK; i++) {
                blocks[block] += counts[i];
            }
            sum += blocks[block];
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        StateArrays.write(out, counts);
        out.writeDouble(reference);
        out.writeInt(seen);
    }

    void read(DataInput in) throws IOException {
        StateArrays.read(in, counts);
        weight = sumBlocks();
        reference = in.readDouble();
        seen = in.readInt();
    }
}
