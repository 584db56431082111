// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;
import java.util.Objects;
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

    /** The most urgent level of those who wait, set by the first; a queue reads it without the lock. */
    volatile int level;

    /** How many wait for ever. */
    int patient;

    /** How many wait at each level; null as long as all are of one level. */
    private int @Nullable [] perLevel;

    /** The latest deadline of those who do not wait for ever; to be found again after one who had it went. */
    private long latest;

    private boolean latestIsKnown;
    int size;

    /**
     * The first of those who came in the order of their deadlines, which with like patience are all. He stands among
     * the deadlines for the others of this row, who follow him in the list; nobody before him belongs to it.
     */
    @Nullable
    Waiter<Q, A> head;

    /** How many stand among the deadlines by themselves, for somebody who came before is due after them. */
    int strays;

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
    boolean link(Waiter<Q, A> waiter, WaiterHeap<Q, A> deadlines) {
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
        } else {
            await(waiter, deadlines);
        }
        size++;
        return raise(waiter.level);
    }

    private void await(Waiter<Q, A> waiter, WaiterHeap<Q, A> deadlines) {
        if (size == patient) {
            latestIsKnown = true;
        } else if (waiter.deadline - latest < 0) {
            strays++;
            deadlines.add(waiter);
            return;
        }
        latest = waiter.deadline;
        if (head == null) {
            head = waiter;
            deadlines.add(waiter);
        }
    }

    private boolean raise(int arriving) {
        if (size == 1) {
            level = arriving;
            return false;
        }
        if (perLevel == null && arriving != level) {
            perLevel = new int[MergeTerms.LEAST_URGENT + 1];
            perLevel[level] = size - 1;
        }
        if (perLevel != null) {
            perLevel[arriving]++;
        }
        boolean urged = arriving < level;
        if (urged) {
            level = arriving;
        }
        return urged;
    }

    /** Returns whether the level changed. */
    boolean unlink(Waiter<Q, A> waiter, WaiterHeap<Q, A> deadlines) {
        waiter.group = null;
        if (waiter.isAmongDeadlines()) {
            deadlines.remove(waiter);
            if (waiter == head) {
                advance(deadlines);
            } else {
                strays--;
            }
        }
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
        } else if (waiter.deadline == latest) {
            latestIsKnown = false;
        }
        return lower(waiter.level);
    }

    /** Looks at each waiter once in all, for the head never goes back. */
    private void advance(WaiterHeap<Q, A> deadlines) {
        Waiter<Q, A> next = Objects.requireNonNull(head).next;
        while (next != null && (next.patient || next.isAmongDeadlines())) {
            next = next.next;
        }
        head = next;
        if (next != null) {
            deadlines.add(next);
        }
    }

    /** Lets go of everybody at once; they still lead to each other. Returns the first. */
    @Nullable
    Waiter<Q, A> release(WaiterHeap<Q, A> deadlines) {
        Waiter<Q, A> chain = first;
        if (head != null) {
            deadlines.remove(head);
        }
        // From the last on, who mostly is last among the deadlines as well and leaves without a trace.
        for (Waiter<Q, A> waiter = last; strays > 0 && waiter != null; waiter = waiter.previous) {
            if (waiter.isAmongDeadlines()) {
                deadlines.remove(waiter);
                strays--;
            }
        }
        first = null;
        last = null;
        head = null;
        size = 0;
        return chain;
    }

    private boolean lower(int leaving) {
        if (perLevel == null || size == 0) {
            return false;
        }
        perLevel[leaving]--;
        int known = level;
        int found = known;
        while (perLevel[found] == 0) {
            found++;
        }
        level = found;
        return found != known;
    }

    private OptionalLong latest() {
        if (patient > 0 || size == 0) {
            return OptionalLong.empty();
        }
        if (!latestIsKnown) {
            latest = Objects.requireNonNull(first).deadline;
            for (Waiter<Q, A> waiter = first; waiter != null; waiter = waiter.next) {
                latest = waiter.deadline - latest > 0 ? waiter.deadline : latest;
            }
            latestIsKnown = true;
        }
        return OptionalLong.of(latest);
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
        return stripe.read(this::latest);
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
