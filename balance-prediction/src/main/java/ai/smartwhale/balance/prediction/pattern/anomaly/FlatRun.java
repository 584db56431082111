// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Notices a series that stands still though it never did so for long: a run of equal values three times as long as the
 * longest before. A series that has hardly changed at all is never flat in this sense. Not thread-safe.
 */
public final class FlatRun {

    private static final int LEAST = 12;
    private static final int TIMES = 3;
    private static final int LEAST_CHANGES = 50;

    private long run;
    private long longest;
    private long changes;

    /** Creates one that has seen nothing. */
    public FlatRun() {}

    /**
     * Takes the difference of a value to the one before.
     *
     * @param change 0 if nothing changed
     * @return true at the one point at which the run becomes remarkable
     */
    public boolean update(double change) {
        if (change != 0) {
            changes = Math.min(changes + 1, LEAST_CHANGES);
            longest = Math.max(longest, run);
            run = 0;
            return false;
        }
        run++;
        return changes == LEAST_CHANGES && run == remarkable();
    }

    /**
     * Whether the series stands still now.
     *
     * @return true from the remarkable point to the next change
     */
    public boolean flat() {
        return changes == LEAST_CHANGES && run >= remarkable();
    }

    private long remarkable() {
        return Math.max(LEAST, TIMES * longest);
    }

    /**
     * Writes the state.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(DataOutput out) throws IOException {
        out.writeLong(run);
        out.writeLong(longest);
        out.writeLong(changes);
    }

    /**
     * Replaces the state.
     *
     * @param in from where
     * @throws IOException if it cannot be read
     */
    public void read(DataInput in) throws IOException {
        run = in.readLong();
        longest = in.readLong();
        changes = in.readLong();
    }
}
