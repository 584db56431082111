// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.OptionalLong;

/**
 * Lets samples through in the order of time, also several of one moment. One that comes late is kept out; several in a
 * row that agree with each other show that the clock was set back, and from then on time is theirs. Not thread-safe;
 * times are milliseconds.
 */
final class TimeGate {

    /** What becomes of a sample. */
    enum Pass {
        /** Nothing newer came before. */
        IN_ORDER,
        /** It is older than one before. */
        LATE,
        /** It is older than one before, and so is all that comes now. */
        RESTART
    }

    private static final int LATE_UNTIL_RESTART = 5;

    private OptionalLong newest = OptionalLong.empty();
    private long newestLate;
    private int lateInOrder;

    Pass pass(long at) {
        if (newest.isEmpty() || at >= newest.getAsLong()) {
            newest = OptionalLong.of(at);
            lateInOrder = 0;
            return Pass.IN_ORDER;
        }
        lateInOrder = lateInOrder > 0 && at > newestLate ? lateInOrder + 1 : 1;
        newestLate = at;
        if (lateInOrder < LATE_UNTIL_RESTART) {
            return Pass.LATE;
        }
        newest = OptionalLong.of(at);
        lateInOrder = 0;
        return Pass.RESTART;
    }
}
