// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Lets samples through in the order of time, also several of one moment. One that comes late is kept out; several in a
 * row that agree with each other show that the clock was set back, and from then on time is theirs. One that lies far
 * ahead is kept out until the next agrees: a single wrong timestamp must neither end all alerts nor make all that
 * follows late. Not thread-safe; times are milliseconds.
 */
final class TimeGate {

    /** What becomes of a sample. */
    enum Pass {
        /** Nothing newer came before. */
        IN_ORDER,
        /** It is older than one before. */
        LATE,
        /** It lies so far ahead that another has to say so too. */
        AHEAD,
        /** It is older than one before, and so is all that comes now. */
        RESTART
    }

    private static final int LATE_UNTIL_RESTART = 5;
    private static final long LEAP = Duration.ofHours(1).toMillis();
    private static final int LEAP_STEPS = 16;

    private OptionalLong newest = OptionalLong.empty();
    private OptionalLong ahead = OptionalLong.empty();
    /** The time between the newest two. Before there are two, any pace may be the usual one. */
    private OptionalLong step = OptionalLong.empty();

    private long newestLate;
    private int lateInOrder;

    Pass pass(long at) {
        if (newest.isEmpty()) {
            newest = OptionalLong.of(at);
            return Pass.IN_ORDER;
        }
        if (at >= newest.getAsLong()) {
            return onward(at);
        }
        lateInOrder = lateInOrder > 0 && at > newestLate ? lateInOrder + 1 : 1;
        newestLate = at;
        if (lateInOrder < LATE_UNTIL_RESTART) {
            return Pass.LATE;
        }
        begin(at);
        return Pass.RESTART;
    }

    private Pass onward(long at) {
        long passed = at - newest.orElse(at);
        boolean leap = step.isPresent() && passed > Math.max(LEAP, LEAP_STEPS * step.getAsLong());
        boolean confirmed = ahead.isPresent() && at >= ahead.getAsLong();
        if (leap && !confirmed) {
            ahead = OptionalLong.of(at);
            return Pass.AHEAD;
        }
        begin(at);
        step = OptionalLong.of(passed);
        return Pass.IN_ORDER;
    }

    private void begin(long at) {
        newest = OptionalLong.of(at);
        ahead = OptionalLong.empty();
        lateInOrder = 0;
    }
}
