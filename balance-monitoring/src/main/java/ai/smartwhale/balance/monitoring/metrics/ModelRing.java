// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The past of a model over one window: its totals where the window begins, and by how much they grew in each of at most
 * 13 steps since. Growth is far smaller than totals, which the steps would repeat. The window may reach back up to a
 * twelfth further than its length. Not thread-safe.
 */
final class ModelRing {

    private static final int STEPS = 12;

    private final Duration length;
    private final Duration step;
    private final Deque<Growth> steps = new ArrayDeque<>();
    private @Nullable Begin begin;
    private Instant newest = Instant.MIN;

    private record Growth(Instant at, ModelTotals.Packed since) {}

    /** Where the window begins. */
    private record Begin(Instant at, ModelTotals.Packed totals) {}

    /** What happened within the window. */
    record Within(Duration covered, ModelTotals growth) {}

    ModelRing(Duration length) {
        this.length = length;
        step = length.dividedBy(STEPS);
    }

    /** Adds the present, which continues all that was added before, and gives what happened within the window. */
    Within add(Instant now, ModelTotals totals) {
        Begin first = begin;
        if (first == null || now.isBefore(newest)) {
            // Where the clock was set back, what is known of a time to come is of no use.
            first = new Begin(now, totals.pack());
            steps.clear();
            newest = now;
        } else if (!now.isBefore(newest.plus(step))) {
            steps.addLast(new Growth(now, totals.minus(atNewest(first)).pack()));
            newest = now;
        }
        first = advance(first, now.minus(length));
        begin = first;
        return new Within(
                Duration.between(first.at(), now), totals.minus(first.totals().unpack()));
    }

    private ModelTotals atNewest(Begin first) {
        ModelTotals totals = first.totals().unpack();
        for (Growth growth : steps) {
            totals = totals.plus(growth.since().unpack());
        }
        return totals;
    }

    /** To the newest moment that is old enough. */
    private Begin advance(Begin first, Instant start) {
        Growth next = steps.peekFirst();
        if (next == null || next.at().isAfter(start)) {
            return first;
        }
        ModelTotals totals = first.totals().unpack();
        Instant at = first.at();
        while (next != null && !next.at().isAfter(start)) {
            totals = totals.plus(next.since().unpack());
            at = next.at();
            steps.removeFirst();
            next = steps.peekFirst();
        }
        return new Begin(at, totals.pack());
    }

    /** Drops the past, as what grew began anew. */
    void clear() {
        steps.clear();
        begin = null;
    }
}
