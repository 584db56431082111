// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The past of something that only grows, over one window, in at most 14 moments whatever the pace: a window may so
 * reach back up to a twelfth further than its length. Not thread-safe.
 */
final class WindowRing<T> {

    private static final int STEPS = 12;

    private final Duration length;
    private final Duration step;
    private final Deque<Past<T>> moments = new ArrayDeque<>();

    /** A moment of the past. */
    record Past<T>(Instant at, T value) {}

    WindowRing(Duration length) {
        this.length = length;
        step = length.dividedBy(STEPS);
    }

    /**
     * Adds the present and gives the moment from which the window reaches: the newest that is old enough, or the
     * oldest.
     */
    Past<T> add(Instant now, T value) {
        if (!moments.isEmpty() && now.isBefore(moments.getLast().at())) {
            // The clock was set back: what is known of a time to come is of no use.
            moments.clear();
        }
        if (moments.isEmpty() || !now.isBefore(moments.getLast().at().plus(step))) {
            moments.addLast(new Past<>(now, value));
        }
        Instant begin = now.minus(length);
        while (moments.size() > 1 && !second().at().isAfter(begin)) {
            moments.removeFirst();
        }
        return moments.getFirst();
    }

    private Past<T> second() {
        var all = moments.iterator();
        all.next();
        return all.next();
    }

    /** Drops the past, as what grew began anew. */
    void clear() {
        moments.clear();
    }
}
