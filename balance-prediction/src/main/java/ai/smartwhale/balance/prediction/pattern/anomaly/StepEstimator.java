// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The usual time between two points: the median of the first fifteen, learnt anew when the next many all are far from
 * it. Not thread-safe.
 */
final class StepEstimator {

    private static final int SAMPLE = 15;
    private static final int DISTRUST = 32;
    private static final int FAR = 4;

    private final double[] steps = new double[SAMPLE];
    private final double[] sorted = new double[SAMPLE];
    private int filled;
    private int strange;
    private long step;

    /** Takes the time since the last point; true if the usual time is now known for the first time or changed. */
    boolean update(long millis) {
        if (millis <= 0) {
            return false;
        }
        if (filled < SAMPLE) {
            steps[filled++] = millis;
            return filled == SAMPLE && settle();
        }
        strange = millis >= step * FAR || millis * FAR <= step ? strange + 1 : 0;
        if (strange >= DISTRUST) {
            strange = 0;
            filled = 0;
        }
        return false;
    }

    /** Milliseconds; 0 while unknown. */
    long step() {
        return step;
    }

    private boolean settle() {
        System.arraycopy(steps, 0, sorted, 0, SAMPLE);
        Arrays.sort(sorted);
        long before = step;
        step = (long) sorted[SAMPLE / 2];
        return step != before;
    }

    void write(DataOutput out) throws IOException {
        StateArrays.write(out, steps);
        out.writeInt(filled);
        out.writeInt(strange);
        out.writeLong(step);
    }

    void read(DataInput in) throws IOException {
        StateArrays.read(in, steps);
        filled = in.readInt();
        strange = in.readInt();
        step = in.readLong();
    }
}
