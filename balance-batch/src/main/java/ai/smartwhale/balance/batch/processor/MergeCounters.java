// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

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
    private final AtomicInteger solos = new AtomicInteger();
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

    /** A key like no other. Its hash is a number, so that runs with equal requests are alike. */
    Object soloKey() {
        return new SoloKey(solos.incrementAndGet());
    }

    private static final class SoloKey {
        private final int hash;

        SoloKey(int hash) {
            this.hash = hash;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    void releaseWaiter() {
        waiting.decrementAndGet();
    }

    void releaseGroup() {
        open.decrementAndGet();
    }

    /** So many waiters end in the way that is counted by the given adder; their places are free. */
    void ended(LongAdder way, int waiters) {
        way.add(waiters);
        waiting.addAndGet(-waiters);
    }

    /** A waiter whose end was counted ended in another way. */
    void correct(LongAdder counted, LongAdder way) {
        counted.decrement();
        way.increment();
    }

    /** A waiter whose end was counted goes on waiting. */
    void undo(LongAdder counted) {
        counted.decrement();
        waiting.incrementAndGet();
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
        int now = taken.get();
        while (now < most) {
            int seen = taken.compareAndExchange(now, now + 1);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
    }
}
