// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Raised when two of the three coming slots are overloaded with more than the probability; withdrawn when for three
 * looks in a row none of them is with more than half of it. Not thread-safe.
 */
final class WarningLatch {

    static final int SLOTS = 3;
    private static final int LEAST_ABOVE = 2;
    private static final int LOOKS_BELOW = 3;

    private final double probability;
    private int below;
    private boolean raised;
    private long raisedFor;

    WarningLatch(double probability) {
        this.probability = probability;
    }

    /** Takes in a look and tells whether it changed the warning. */
    boolean look(double[] odds) {
        int above = 0;
        boolean low = true;
        for (double each : odds) {
            above += each > probability ? 1 : 0;
            low &= each < probability / 2;
        }
        below = low ? below + 1 : 0;
        boolean before = raised;
        raised = raised ? below < LOOKS_BELOW : above >= LEAST_ABOVE;
        raisedFor = raised && before ? raisedFor + 1 : 0;
        return raised != before;
    }

    boolean raised() {
        return raised;
    }

    /** Looks since it was raised. */
    long raisedFor() {
        return raisedFor;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(below);
        out.writeBoolean(raised);
        out.writeLong(raisedFor);
    }

    void read(DataInput in) throws IOException {
        below = in.readInt();
        raised = in.readBoolean();
        raisedFor = in.readLong();
    }
}
