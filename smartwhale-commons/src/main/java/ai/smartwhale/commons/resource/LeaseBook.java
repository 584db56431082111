// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Keeps the leases of one allocator: how much is lent, which lease ends when, and which was never given back. The
 * allocator shares the lock; what says so is called with the lock held, all else without.
 */
final class LeaseBook<D> {

    private static final int MOST_LEAKS = 256;
    private static final int MOST_LISTED = 1_000;

    private final String prefix;
    private final int maxLeases;
    private final InstantSource time;
    private final Owner<D> owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<Long, LeaseEntry<D>> active = new TreeMap<>();
    private final NavigableSet<LeaseEntry<D>> byExpiry =
            new TreeSet<>(Comparator.comparing((LeaseEntry<D> e) -> e.expiresAt).thenComparingLong(e -> e.number));
    private final ReferenceQueue<ResourceLease> lost = new ReferenceQueue<>();
    private final Deque<LeaseReport.Leak> leaks = new ArrayDeque<>();

    private long lastNumber;
    private long leaksInAll;
    private long used;
    private boolean closed;

    /** The allocator that keeps this book. */
    interface Owner<D> {

        /** A part of a lease, or all of it, is free again. Called with the lock held. */
        void freed(LeaseEntry<D> entry, long amount, LeaseState why);

        /** Something may have become free. Called without the lock. */
        void afterFreed();
    }

    LeaseBook(String prefix, int maxLeases, InstantSource time, Owner<D> owner) {
        this.prefix = prefix;
        this.maxLeases = maxLeases;
        this.time = time;
        this.owner = owner;
    }

    ReentrantLock lock() {
        return lock;
    }

    /** With the lock. */
    long used() {
        return used;
    }

    /** With the lock. */
    boolean isFull() {
        return active.size() >= maxLeases;
    }

    /** With the lock. */
    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the allocator of " + prefix + " is closed");
        }
    }

    /** With the lock. */
    List<LeaseEntry<D>> active() {
        return List.copyOf(active.values());
    }

    /** With the lock. */
    LeaseEntry<D> open(String holder, long amount, Duration ttl, D detail) {
        Instant now = time.instant();
        long number = ++lastNumber;
        LeaseEntry<D> entry =
                new LeaseEntry<>(number, prefix + '-' + number, holder, amount, now, now.plus(ttl), detail);
        active.put(number, entry);
        byExpiry.add(entry);
        used += amount;
        return entry;
    }

    /** With the lock. */
    <L extends ResourceLease> L follow(LeaseEntry<D> entry, L lease) {
        entry.follow(lease, lost);
        return lease;
    }

    /** With the lock. Ends what has run out of time and what nobody holds any more. */
    boolean endOverdue() {
        boolean ended = false;
        for (Reference<?> gone = lost.poll(); gone != null; gone = lost.poll()) {
            @SuppressWarnings("unchecked") // only traces of this book are ever put into its queue
            LeaseEntry.Trace<D> trace = (LeaseEntry.Trace<D>) gone;
            ended |= end(trace.entry, LeaseState.ABANDONED);
        }
        Instant now = time.instant();
        while (!byExpiry.isEmpty() && !now.isBefore(byExpiry.first().expiresAt)) {
            ended |= end(byExpiry.first(), LeaseState.EXPIRED);
        }
        return ended;
    }

    /** With the lock. */
    private boolean end(LeaseEntry<D> entry, LeaseState why) {
        if (entry.state != LeaseState.ACTIVE) {
            return false;
        }
        active.remove(entry.number);
        byExpiry.remove(entry);
        entry.state = why;
        entry.forget();
        used -= entry.amount;
        if (why == LeaseState.EXPIRED || why == LeaseState.ABANDONED) {
            leaksInAll++;
            if (leaks.size() == MOST_LEAKS) {
                leaks.removeFirst();
            }
            Duration age = Duration.between(entry.grantedAt, time.instant());
            leaks.addLast(new LeaseReport.Leak(entry.id, entry.holder, entry.amount, why, age));
        }
        owner.freed(entry, entry.amount, why);
        return true;
    }

    boolean release(LeaseEntry<D> entry) {
        return changed(entry, () -> end(entry, LeaseState.RELEASED));
    }

    LeaseState state(LeaseEntry<D> entry) {
        if (entry.state == LeaseState.ACTIVE && !time.instant().isBefore(entry.expiresAt)) {
            sweep();
        }
        return entry.state;
    }

    boolean renew(LeaseEntry<D> entry, Duration ttl) {
        LeaseTerms.requireTtl(ttl);
        return changed(entry, () -> {
            byExpiry.remove(entry);
            entry.expiresAt = time.instant().plus(ttl);
            return byExpiry.add(entry);
        });
    }

    boolean shrink(LeaseEntry<D> entry, long amount) {
        return changed(entry, () -> {
            long back = entry.amount - amount;
            if (back <= 0) {
                return false;
            }
            entry.amount = amount;
            used -= back;
            owner.freed(entry, back, LeaseState.ACTIVE);
            return true;
        });
    }

    /** Changes a lease if it is active. One that is used late is ended right then, not only by the timer. */
    private boolean changed(LeaseEntry<D> entry, BooleanSupplier change) {
        boolean late;
        boolean changed;
        lock.lock();
        try {
            late = entry.state == LeaseState.ACTIVE
                    && !time.instant().isBefore(entry.expiresAt)
                    && end(entry, LeaseState.EXPIRED);
            changed = entry.state == LeaseState.ACTIVE && change.getAsBoolean();
        } finally {
            lock.unlock();
        }
        if (late || changed) {
            owner.afterFreed();
        }
        return changed;
    }

    /** What the timer does. */
    void sweep() {
        boolean ended;
        lock.lock();
        try {
            ended = endOverdue();
        } finally {
            lock.unlock();
        }
        if (ended) {
            owner.afterFreed();
        }
    }

    LeaseReport report(long capacity) {
        sweep();
        lock.lock();
        try {
            requireOpen();
            Instant now = time.instant();
            List<LeaseReport.ActiveLease> listed = new ArrayList<>();
            for (LeaseEntry<D> e : active.values()) {
                if (listed.size() == MOST_LISTED) {
                    break;
                }
                listed.add(new LeaseReport.ActiveLease(
                        e.id,
                        e.holder,
                        e.amount,
                        Duration.between(e.grantedAt, now),
                        Duration.between(now, e.expiresAt)));
            }
            return new LeaseReport(capacity, used, listed, List.copyOf(leaks), leaksInAll);
        } finally {
            lock.unlock();
        }
    }

    /** Revokes all leases. */
    void close() {
        lock.lock();
        try {
            closed = true;
            active().forEach(entry -> end(entry, LeaseState.REVOKED));
        } finally {
            lock.unlock();
        }
    }
}
