// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts, and keeps the two bounds of a merger exactly. Thread-safe. */
final class MergeCounters {

    final LongAdder rejected = new LongAdder();
    final LongAdder resent = new LongAdder();
    final LongAdder abandoned = new LongAdder();
    final LongAdder values = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    final LongAdder expired = new LongAdder();

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final int maxWaiters;
    private final int maxGroups;

    MergeCounters(int maxWaiters, int maxGroups) {
        this.maxWaiters = maxWaiters;
        this.maxGroups = maxGroups;
    }

    boolean reserveWaiter() {
        return reserve(waiting, maxWaiters);
    }

    boolean reserveGroup() {
        return reserve(open, maxGroups);
    }

    void releaseWaiter() {
        waiting.decrementAndGet();
    }

    void releaseGroup() {
        open.decrementAndGet();
    }

    /** So many waiters have ended in the way that is counted by the given adder. */
    void ended(LongAdder way, int waiters) {
        if (waiters > 0) {
            way.add(waiters);
            waiting.addAndGet(-waiters);
        }
    }

    MergerStatistics statistics(Joins joins) {
        return new MergerStatistics(
                joins.started + joins.equal + joins.covered + joins.widened,
                rejected.sum(),
                joins.started + resent.sum(),
                joins.equal,
                joins.covered,
                joins.widened,
                resent.sum(),
                abandoned.sum(),
                values.sum(),
                failures.sum(),
                cancelled.sum(),
                expired.sum(),
                waiting.get(),
                open.get());
    }

    /** How requests were taken in; guarded by whoever has it. */
    static final class Joins {
        long started;
        long equal;
        long covered;
        long widened;

        void add(Joins other) {
            started += other.started;
            equal += other.equal;
            covered += other.covered;
            widened += other.widened;
        }
    }

    private static boolean reserve(AtomicInteger taken, int most) {
        // Adding first and giving back keeps the common case to one instruction; a failed try is seen by nobody but
        // others that fail as well.
        if (taken.incrementAndGet() <= most) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }
}
