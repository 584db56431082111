// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.processor.MergeOutcome.Level;
import ai.smartwhale.balance.batch.processor.MergeOutcome.Reason;
import ai.smartwhale.balance.batch.processor.MergeRules.Coverage;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The groups of some of the families, under one lock. Who detaches a waiter from its group, under the lock, and nobody
 * else, brings it to its end, outside the lock: so each ends once and is counted once.
 */
final class MergeStripe<Q, A> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Families<Q, A> families = new Families<>();
    private final WaiterHeap<Q, A> deadlines = new WaiterHeap<>();
    private final MergeRules<Q, A> rules;
    private final MergeCounters counters;
    private final KindNotes notes;
    private final MergeDelivery<Q, A> delivery;
    private final MergeCounters.Joins joins = new MergeCounters.Joins();
    private boolean closed;

    MergeStripe(MergeRules<Q, A> rules, MergeCounters counters, KindNotes notes, MergeDelivery<Q, A> delivery) {
        this.rules = rules;
        this.counters = counters;
        this.notes = notes;
        this.delivery = delivery;
    }

    /** Takes in a request for which a place was reserved. */
    MergeOutcome<Q, A> join(Object key, Waiter<Q, A> waiter) {
        InFlightGroup<Q, A> group;
        Level how = Level.EQUAL;
        boolean urged;
        lock.lock();
        try {
            requireOpen();
            Q wider = null;
            for (group = families.newest(key); group != null; group = group.sibling) {
                Coverage coverage = coverage(group, waiter.request);
                if (coverage != Coverage.NONE) {
                    how = coverage == Coverage.SAME ? Level.EQUAL : Level.COVERED;
                    break;
                }
                wider = widened(group, waiter.request);
                if (wider != null) {
                    how = Level.WIDENED;
                    break;
                }
            }
            if (group == null) {
                return start(key, waiter);
            }
            if (wider != null) {
                group.request = wider;
            }
            urged = group.link(waiter, deadlines);
            count(group, how);
        } finally {
            lock.unlock();
        }
        if (urged) {
            delivery.levelChanged(group);
        }
        return new MergeOutcome.Joined<>(group, waiter, how);
    }

    private Coverage coverage(InFlightGroup<Q, A> group, Q asked) {
        if (group.sealed && !rules.joinsSent(asked)) {
            return Coverage.NONE;
        }
        Coverage coverage = rules.compare(group.request, asked);
        return coverage == Coverage.PART && note(group).joinsEqualsOnly() ? Coverage.NONE : coverage;
    }

    private @Nullable Q widened(InFlightGroup<Q, A> group, Q asked) {
        return group.sealed || note(group).joinsEqualsOnly()
                ? null
                : rules.widen(group.request, asked).orElse(null);
    }

    private KindNotes.Note note(InFlightGroup<Q, A> group) {
        return notes.of(rules.kind(group.request));
    }

    private void count(InFlightGroup<Q, A> group, Level how) {
        switch (how) {
            case EQUAL -> joins.equal++;
            case COVERED -> joins.covered++;
            case WIDENED -> joins.widened++;
        }
        group.hasParts |= how != Level.EQUAL;
    }

    /** A part was or was not cut out of an answer. */
    void cut(InFlightGroup<Q, A> group, boolean succeeded) {
        note(group).cut(succeeded);
    }

    private MergeOutcome<Q, A> start(Object key, Waiter<Q, A> waiter) {
        if (!counters.reserveGroup()) {
            counters.releaseWaiter();
            counters.rejected.increment();
            return new MergeOutcome.Rejected<>(Reason.TOO_MANY_GROUPS);
        }
        joins.started++;
        return new MergeOutcome.Started<>(open(key, waiter), waiter);
    }

    private InFlightGroup<Q, A> open(Object key, Waiter<Q, A> waiter) {
        InFlightGroup<Q, A> group = new InFlightGroup<>(this, key, waiter.request);
        group.link(waiter, deadlines);
        families.add(group);
        return group;
    }

    /**
     * Opens a group for a waiter alone whose part could not be cut out.
     *
     * @param counted whether he was counted as answered
     * @return the group; empty where the waiter has ended by itself
     */
    Optional<InFlightGroup<Q, A>> reopen(Waiter<Q, A> waiter, boolean counted) {
        lock.lock();
        try {
            requireOpen();
            if (waiter.isDone()) {
                return Optional.empty();
            }
            counters.resent.increment();
            if (counted) {
                counters.undo(counters.values);
            }
            return Optional.of(open(counters.soloKey(), waiter));
        } finally {
            lock.unlock();
        }
    }

    Optional<Q> seal(InFlightGroup<Q, A> group) {
        lock.lock();
        try {
            group.sealed = true;
            return group.ended ? Optional.empty() : Optional.of(group.request);
        } finally {
            lock.unlock();
        }
    }

    boolean complete(InFlightGroup<Q, A> group, A answer) {
        InvalidValueException.requirePresent("answer", answer);
        return end(group, (chain, waiters) -> delivery.answer(group, chain, waiters, answer));
    }

    boolean fail(InFlightGroup<Q, A> group, Throwable failure) {
        InvalidValueException.requirePresent("failure", failure);
        return end(group, (chain, waiters) -> delivery.fail(chain, waiters, failure, counters.failures));
    }

    private boolean end(InFlightGroup<Q, A> group, Ending<Q, A> ending) {
        Waiter<Q, A> chain;
        int waiters;
        lock.lock();
        try {
            if (group.ended) {
                return false;
            }
            waiters = group.size;
            chain = group.release(deadlines);
            forget(group);
        } finally {
            lock.unlock();
        }
        ending.deliver(chain, waiters);
        return true;
    }

    /** How those who waited hear of the end of their group. */
    private interface Ending<Q, A> {
        void deliver(@Nullable Waiter<Q, A> chain, int waiters);
    }

    private void forget(InFlightGroup<Q, A> group) {
        group.ended = true;
        counters.releaseGroup();
        families.remove(group);
    }

    /** The caller has ended his future himself. */
    void leave(Waiter<Q, A> waiter) {
        InFlightGroup<Q, A> group;
        boolean changed;
        lock.lock();
        try {
            group = waiter.group;
            if (group == null || group.ended) {
                return;
            }
            changed = detach(group, waiter);
        } finally {
            lock.unlock();
        }
        counters.ended(counters.cancelled, 1);
        tell(group, changed);
    }

    private boolean detach(InFlightGroup<Q, A> group, Waiter<Q, A> waiter) {
        boolean changed = group.unlink(waiter, deadlines);
        if (group.size == 0) {
            forget(group);
        }
        return changed;
    }

    private void tell(InFlightGroup<Q, A> group, boolean changed) {
        if (group.ended) {
            counters.abandoned.increment();
            delivery.abandoned(group);
        } else if (changed) {
            delivery.levelChanged(group);
        }
    }

    /**
     * Ends those whose patience is over.
     *
     * @return the next deadline; empty if there is none
     */
    OptionalLong expire(long now) {
        Waiter<Q, A> chain = null;
        int waiters = 0;
        List<InFlightGroup<Q, A>> left = List.of();
        List<InFlightGroup<Q, A>> changed = List.of();
        OptionalLong next;
        lock.lock();
        try {
            Waiter<Q, A> due = deadlines.first();
            if (due != null && due.deadline - now <= 0) {
                left = new ArrayList<>();
                changed = new ArrayList<>();
            }
            for (; due != null && due.deadline - now <= 0; due = deadlines.first()) {
                InFlightGroup<Q, A> group = due.group;
                if (group != null && detach(group, due)) {
                    changed.add(group);
                } else if (group != null && group.ended) {
                    left.add(group);
                }
                due.next = chain;
                chain = due;
                waiters++;
            }
            next = due == null ? OptionalLong.empty() : OptionalLong.of(due.deadline);
        } finally {
            lock.unlock();
        }
        if (chain != null) {
            delivery.expire(chain, waiters);
            left.forEach(group -> tell(group, false));
            changed.stream().filter(group -> !group.ended).forEach(delivery::levelChanged);
        }
        return next;
    }

    List<Q> waiting(InFlightGroup<Q, A> group) {
        lock.lock();
        try {
            List<Q> asked = new ArrayList<>(group.size);
            for (Waiter<Q, A> waiter = group.first; waiter != null; waiter = waiter.next) {
                asked.add(waiter.request);
            }
            return asked;
        } finally {
            lock.unlock();
        }
    }

    void addTo(MergeCounters.Joins sum) {
        lock.lock();
        try {
            sum.add(joins);
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Supplier<T> field) {
        lock.lock();
        try {
            return field.get();
        } finally {
            lock.unlock();
        }
    }

    void close(RuntimeException reason) {
        List<InFlightGroup<Q, A>> open;
        lock.lock();
        try {
            closed = true;
            open = families.all();
        } finally {
            lock.unlock();
        }
        for (InFlightGroup<Q, A> group : open) {
            if (fail(group, reason)) {
                tell(group, false);
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the merger is closed");
        }
    }
}
