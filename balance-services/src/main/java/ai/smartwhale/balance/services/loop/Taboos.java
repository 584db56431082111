// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.HashMap;
import java.util.Map;

/** What did not help is not done again for a while, which doubles each time. Guarded by the lock of the loop. */
final class Taboos {

    private final int first;
    private final int longest;
    // At most one for each knob, direction and situation.
    private final Map<Move, Rest> rests = new HashMap<>();

    /** A way to turn a knob. */
    record Move(String knob, boolean up, LoopSituation situation) {}

    private record Rest(long until, long length) {}

    Taboos(LoopConfig config) {
        this.first = config.firstTaboo();
        this.longest = config.longestTaboo();
    }

    boolean forbids(Move move, long cycle) {
        Rest rest = rests.get(move);
        return rest != null && cycle < rest.until;
    }

    /** Returns for how many cycles. */
    long add(Move move, long cycle) {
        Rest before = rests.get(move);
        long length = before == null ? first : Math.min(longest, 2 * before.length);
        rests.put(move, new Rest(cycle + length, length));
        return length;
    }

    void forget(Move move) {
        rests.remove(move);
    }
}
