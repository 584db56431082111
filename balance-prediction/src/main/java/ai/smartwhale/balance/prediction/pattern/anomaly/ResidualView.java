// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Three looks at one stream of residuals: the rarity of its means over several time scales (shifts and drifts), the
 * rarity of its last values (shapes and spikes), and the likelihood of its recent size (changed noise). Not
 * thread-safe.
 */
public final class ResidualView {

    private static final int[] SPANS = {3, 9, 27, 81};
    private static final int SHAPE = ReservoirRarity.DIMENSION;

    private final double[] means = new double[SPANS.length];
    private final double[] shape = new double[SHAPE];
    private final ReservoirRarity scales;
    private final ReservoirRarity shapes;
    private final ShortMeanLikelihood size = new ShortMeanLikelihood();
    private long seen;

    /**
     * Creates a view that has seen nothing.
     *
     * @param sample vectors kept in each of two samples
     * @param seed of the choice of what is kept
     */
    public ResidualView(int sample, long seed) {
        this.scales = new ReservoirRarity(sample, 2 * seed);
        this.shapes = new ReservoirRarity(sample, 2 * seed + 1);
    }

    /**
     * Judges a residual by those before it, then remembers it.
     *
     * @param residual finite
     * @return the sum of the three surprises
     */
    public double update(double residual) {
        seen++;
        for (int i = 0; i < SPANS.length; i++) {
            means[i] += Math.max(2.0 / (SPANS[i] + 1), 1.0 / seen) * (residual - means[i]);
        }
        if (seen == 1) {
            Arrays.fill(shape, residual);
        }
        System.arraycopy(shape, 0, shape, 1, SHAPE - 1);
        shape[0] = residual;
        return scales.update(means) + shapes.update(shape) + size.update(Math.abs(residual));
    }

    void write(DataOutput out) throws IOException {
        StateArrays.write(out, means);
        StateArrays.write(out, shape);
        scales.write(out);
        shapes.write(out);
        size.write(out);
        out.writeLong(seen);
    }

    void read(DataInput in) throws IOException {
        StateArrays.read(in, means);
        StateArrays.read(in, shape);
        scales.read(in);
        shapes.read(in);
        size.read(in);
        seen = in.readLong();
    }
}
