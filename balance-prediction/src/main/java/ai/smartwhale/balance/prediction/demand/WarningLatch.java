// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Raised by two of three looks above the limit, withdrawn by three in a row below its half. Not thread-safe. */
final class WarningLatch {

    private static final int LOOKS = 0b111;

    private final double limit;
    private int above;
    private int low;
    private boolean raised;
    private long raisedFor;

    WarningLatch(double limit) {
        this.limit = limit;
    }

    /** Takes in a look and tells whether it changed the warning. */
    boolean look(double probability) {
        above = (above << 1 | (probability > limit ? 1 : 0)) & LOOKS;
        low = (low << 1 | (probability < limit / 2 ? 1 : 0)) & LOOKS;
        raisedFor = raised ? raisedFor + 1 : 0;
        boolean before = raised;
        raised = raised ? low != LOOKS : Integer.bitCount(above) >= 2;
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
        out.writeInt(above);
        out.writeInt(low);
        out.writeBoolean(raised);
        out.writeLong(raisedFor);
    }

    void read(DataInput in) throws IOException {
        above = in.readInt() & LOOKS;
        low = in.readInt() & LOOKS;
        raised = in.readBoolean();
        raisedFor = in.readLong();
    }
}
