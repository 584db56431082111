// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.Optional;

/** What an allocator keeps for somebody outside; the allocator knows for how long. */
final class KeptResources implements ResourceReservation {

    final AllocationRequest request;
    final Demand demand;
    private final DefaultResourceAllocator allocator;

    KeptResources(DefaultResourceAllocator allocator, AllocationRequest request, Demand demand) {
        this.allocator = allocator;
        this.request = request;
        this.demand = demand;
    }

    @Override
    public Optional<DemandLease> claim() {
        return allocator.claim(this);
    }

    @Override
    public void close() {
        allocator.giveUp(this);
    }
}
