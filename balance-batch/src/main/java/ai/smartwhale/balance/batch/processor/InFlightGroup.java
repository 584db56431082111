// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A group and its waiters in a list of their own. Its fields are guarded by the lock of its stripe. */
final class InFlightGroup<Q, A> implements MergeGroup<Q, A> {

    final MergeStripe<Q, A> stripe;
    final Object key;

    Q request;
    boolean sealed;

    /** Whether somebody gets a part of the answer only. */
    boolean hasParts;

    volatile boolean ended;

    /** The most urgent level of those who wait; a queue reads it without the lock. */
    volatile int level = MergeTerms.LEAST_URGENT;

    /** How many wait for ever. */
    int patient;

    long latest;
    int size;

    @Nullable
    Waiter<Q, A> first;

    @Nullable
    Waiter<Q, A> last;

    /** Another group of the same family. */
    @Nullable
    InFlightGroup<Q, A> sibling;

    InFlightGroup(MergeStripe<Q, A> stripe, Object key, Q request) {
        this.stripe = stripe;
        this.key = key;
        this.request = request;
    }

    /** Returns whether the level changed. */
    boolean link(Waiter<Q, A> waiter) {
        waiter.group = this;
        waiter.previous = last;
        if (last == null) {
            first = waiter;
        } else {
            last.next = waiter;
        }
        last = waiter;
        if (waiter.patient) {
            patient++;
        } else if (size == patient || waiter.deadline - latest > 0) {
            latest = waiter.deadline;
        }
        size++;
        if (waiter.level >= level) {
            return false;
        }
        level = waiter.level;
        return true;
    }

    /** Returns whether the level changed. */
    boolean unlink(Waiter<Q, A> waiter) {
        waiter.group = null;
        Waiter<Q, A> before = waiter.previous;
        Waiter<Q, A> after = waiter.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        waiter.previous = null;
        waiter.next = null;
        size--;
        if (waiter.patient) {
            patient--;
        } else if (waiter.deadline == latest && size > patient) {
            latest = latestOfWaiting();
        }
        if (size == 0 || waiter.level > level) {
            return false;
        }
        int known = level;
        level = levelOfWaiting(known);
        return level != known;
    }

    private long latestOfWaiting() {
        long found = 0;
        boolean any = false;
        for (Waiter<Q, A> waiter = first; waiter != null; waiter = waiter.next) {
            if (!waiter.patient && (!any || waiter.deadline - found > 0)) {
                found = waiter.deadline;
                any = true;
            }
        }
        return found;
    }

    private int levelOfWaiting(int enough) {
        int found = MergeTerms.LEAST_URGENT;
        for (Waiter<Q, A> waiter = first; waiter != null && found != enough; waiter = waiter.next) {
            found = Math.min(found, waiter.level);
        }
        return found;
    }

    @Override
    public Q request() {
        return stripe.read(() -> request);
    }

    @Override
    public int level() {
        return level;
    }

    @Override
    public OptionalLong deadlineNanos() {
        return stripe.read(() -> patient > 0 || size == 0 ? OptionalLong.empty() : OptionalLong.of(latest));
    }

    @Override
    public List<Q> waiting() {
        return stripe.waiting(this);
    }

    @Override
    public Optional<Q> seal() {
        return stripe.seal(this);
    }

    @Override
    public boolean complete(A answer) {
        return stripe.complete(this, answer);
    }

    @Override
    public boolean fail(Throwable failure) {
        return stripe.fail(this, failure);
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    /** What is asked may be secret. */
    @Override
    public String toString() {
        return "MergeGroup[level=" + level + ", ended=" + ended + "]";
    }
}
