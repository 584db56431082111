// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.Optional;

/** The rule of who may have how much processor time. All of it is called with the lock of the book held. */
final class CpuLedger {

    private final LeaseBook<CpuGrant> book;
    private final long capacity;
    private final long ordinaryCapacity;
    private long ordinaryUsed;

    CpuLedger(LeaseBook<CpuGrant> book, long capacity, double highReserve) {
        this.book = book;
        this.capacity = capacity;
        this.ordinaryCapacity = Math.max(1, capacity - (long) (capacity * highReserve));
    }

    long capacity() {
        return capacity;
    }

    long free(LeasePriority priority) {
        long free = capacity - book.used();
        return priority == LeasePriority.HIGH ? free : Math.max(0, Math.min(free, ordinaryCapacity - ordinaryUsed));
    }

    /** Why a request cannot be served even though nobody else waits; nothing if it can. */
    Optional<DenialReason> obstacle(CpuRequest request, LeasePriority priority) {
        if (neverFits(request.cpuMillis(), priority)) {
            return Optional.of(DenialReason.TOO_LARGE);
        }
        if (book.isFull()) {
            return Optional.of(DenialReason.TOO_MANY_LEASES);
        }
        if (request.cpuMillis() <= free(priority)) {
            return Optional.empty();
        }
        boolean kept = request.cpuMillis() <= capacity - book.used();
        return Optional.of(kept ? DenialReason.RESERVED : DenialReason.NO_CAPACITY);
    }

    boolean neverFits(long cpuMillis, LeasePriority priority) {
        return cpuMillis > (priority == LeasePriority.HIGH ? capacity : ordinaryCapacity);
    }

    CpuLease grant(CpuRequest request, LeasePriority priority) {
        LeaseEntry<CpuGrant> entry =
                book.open(request.holder(), request.cpuMillis(), request.ttl(), new CpuGrant(priority));
        if (priority != LeasePriority.HIGH) {
            ordinaryUsed += request.cpuMillis();
        }
        return book.follow(entry, new DefaultCpuLease(book, entry));
    }

    void freed(LeaseEntry<CpuGrant> entry, long amount) {
        if (entry.detail.priority != LeasePriority.HIGH) {
            ordinaryUsed -= amount;
        }
    }

    int changePriority(String holder, LeasePriority priority) {
        int changed = 0;
        for (LeaseEntry<CpuGrant> entry : book.active()) {
            if (entry.holder.equals(holder)) {
                freed(entry, entry.amount);
                entry.detail.priority = priority;
                freed(entry, -entry.amount);
                changed++;
            }
        }
        return changed;
    }
}
