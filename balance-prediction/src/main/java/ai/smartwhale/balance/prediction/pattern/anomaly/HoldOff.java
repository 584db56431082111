// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Keeps one event from raising many alarms: after an alarm there is none for a share of the points seen, within bounds.
 * Not thread-safe.
 */
public final class HoldOff {

    private final double share;
    private final int least;
    private final int most;
    private long seen;
    private long quietUntil;

    /**
     * Creates one that has seen nothing.
     *
     * @param share of the points seen, 0..1
     * @param least points
     * @param most points
     */
    public HoldOff(double share, int least, int most) {
        this.share = share;
        this.least = least;
        this.most = most;
    }

    /**
     * Takes the next point.
     *
     * @param alarming whether it would raise an alarm
     * @return true if it may
     */
    public boolean update(boolean alarming) {
        long at = seen++;
        if (!alarming || at < quietUntil) {
            return false;
        }
        quietUntil = at + (long) Math.max(least, Math.min(most, share * at));
        return true;
    }

    /**
     * The points taken.
     *
     * @return 0 or more
     */
    public long seen() {
        return seen;
    }

    /**
     * Whether the next point could raise no alarm.
     *
     * @return true for a while after an alarm
     */
    public boolean quiet() {
        return seen < quietUntil;
    }

    /**
     * Writes the state.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(DataOutput out) throws IOException {
        out.writeLong(seen);
        out.writeLong(quietUntil);
    }

    /**
     * Replaces the state.
     *
     * @param in from where
     * @throws IOException if it cannot be read
     */
    public void read(DataInput in) throws IOException {
        seen = in.readLong();
        quietUntil = in.readLong();
    }
}
