// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A book of leases over a pool of slabs, under one lock. */
final class DefaultMemoryAllocator implements MemoryAllocator, LeaseBook.Owner<Extent> {

    private final MemoryAllocatorConfig config;
    private final long capacity;
    private final InstantSource time;
    private final LeaseBook<Extent> book;
    private final ReentrantLock lock;
    private final SlabPool pool;
    private final PeakWindow peak;
    private final Sweep sweep;

    DefaultMemoryAllocator(
            MemoryAllocatorConfig config, long capacity, CommonsExecutors executors, InstantSource time) {
        this.config = config;
        this.capacity = capacity;
        this.time = time;
        this.book = new LeaseBook<>("memory", config.maxLeases(), time, this);
        this.lock = book.lock();
        this.pool = new SlabPool(capacity, config.slabBytes(), config.direct());
        this.peak = new PeakWindow(config.watermarkWindow());
        this.sweep = new Sweep(executors.timer(), config.sweepPeriod(), book::sweep);
    }

    @Override
    public Allocation<MemoryLease> allocateMemory(MemoryRequest request) {
        InvalidValueException.requirePresent("request", request);
        return locked(() -> {
            int length = SlabPool.aligned(request.bytes());
            if (length > capacity) {
                return denied(DenialReason.TOO_LARGE, request);
            }
            if (book.isFull()) {
                return denied(DenialReason.TOO_MANY_LEASES, request);
            }
            Extent extent = pool.take(request.bytes());
            if (extent == null) {
                return denied(reason(length), request);
            }
            return new Allocation.Granted<>(grant(request, extent));
        });
    }

    private DenialReason reason(int length) {
        if (pool.refusedByJvm()) {
            return DenialReason.OUT_OF_MEMORY;
        }
        boolean inPieces = length <= pool.free() + capacity - pool.reserved();
        return inPieces ? DenialReason.FRAGMENTED : DenialReason.NO_CAPACITY;
    }

    private MemoryLease grant(MemoryRequest request, Extent extent) {
        LeaseEntry<Extent> entry = book.open(request.holder(), extent.length, request.ttl(), extent);
        peak.set(time.instant(), book.used());
        return book.follow(entry, new DefaultMemoryLease(book, entry, extent.view(request.bytes())));
    }

    private Allocation<MemoryLease> denied(DenialReason reason, MemoryRequest request) {
        return new Allocation.Denied<>(reason, request.bytes(), pool.free() + capacity - pool.reserved());
    }

    @Override
    public void freed(LeaseEntry<Extent> entry, long amount, LeaseState why) {
        if (why == LeaseState.RELEASED) {
            pool.giveBack(entry.detail);
        } else {
            pool.giveUp(entry.detail);
        }
        peak.set(time.instant(), book.used());
    }

    @Override
    public void afterFreed() {
        // Nobody waits for memory.
    }

    @Override
    public DefragmentationReport defragment() {
        return locked(() -> {
            double before = pool.fragmentation();
            int merged = pool.merge();
            double afterMerging = pool.fragmentation();
            List<Slab> returned = pool.returnSpare(0);
            return new DefragmentationReport(
                    before, afterMerging, pool.fragmentation(), merged, returned.size(), bytes(returned));
        });
    }

    private static long bytes(List<Slab> slabs) {
        return slabs.stream().mapToLong(Slab::size).sum();
    }

    @Override
    public MemoryAdvice optimizeUsage() {
        return locked(() -> {
            long watermark = peak.peak(time.instant());
            long target = Math.min(capacity, (long) Math.ceil(watermark * config.headroom()));
            return new MemoryAdvice(
                    book.used(), pool.reserved(), watermark, target, bytes(pool.spare(target)), pool.fragmentation());
        });
    }

    @Override
    public long apply(MemoryAdvice advice) {
        InvalidValueException.requirePresent("advice", advice);
        return locked(() -> bytes(pool.returnSpare(advice.target())));
    }

    @Override
    public LeaseReport report() {
        return book.report(capacity);
    }

    /** Leases that are overdue end first, so that everything else sees what is really lent. */
    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            book.requireOpen();
            var unused = book.endOverdue();
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        sweep.close();
        book.close();
        lock.lock();
        try {
            pool.clear();
        } finally {
            lock.unlock();
        }
    }
}
