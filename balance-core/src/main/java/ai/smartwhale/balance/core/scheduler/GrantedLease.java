// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.time.Duration;
import java.util.List;

/** A lease; its allocator changes it under its lock. */
final class GrantedLease implements DemandLease {

    private final DefaultResourceAllocator allocator;
    private final long token;
    final ModelAccount account;
    private final Demand demand;
    private final List<String> gpus;
    volatile boolean active = true;
    volatile long expiresAt;
    /** Ticket of the heap by expiry. */
    long inExpiry;

    GrantedLease(
            DefaultResourceAllocator allocator,
            long token,
            ModelAccount account,
            Demand demand,
            List<GpuCard> cards,
            long expiresAt) {
        this.allocator = allocator;
        this.token = token;
        this.account = account;
        this.demand = demand;
        this.gpus = cards.isEmpty()
                ? List.of()
                : cards.stream().map(card -> card.id).toList();
        this.expiresAt = expiresAt;
    }

    @Override
    public long token() {
        return token;
    }

    @Override
    public String model() {
        return account.model;
    }

    @Override
    public Demand demand() {
        return demand;
    }

    @Override
    public List<String> gpus() {
        return gpus;
    }

    @Override
    public boolean isActive() {
        return active && expiresAt - allocator.now() > 0;
    }

    @Override
    public Duration timeLeft() {
        return active ? Duration.ofNanos(Math.max(0, expiresAt - allocator.now())) : Duration.ZERO;
    }

    @Override
    public boolean renew(Duration ttl) {
        return allocator.renew(this, AllocationRequest.requireTtl(ttl));
    }

    @Override
    public boolean release() {
        return allocator.release(this);
    }

    @Override
    public String toString() {
        return "lease " + token + " of " + account.model + ": " + demand;
    }
}
