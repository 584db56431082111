// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.concurrent.CompletableFuture;

/** A request that waits. Guarded by the lock of its owner. */
final class AllocationWaiter {

    final AllocationRequest request;
    final Demand demand;
    final ModelAccount account;
    final CompletableFuture<Allocation> future = new CompletableFuture<>();
    int skips;
    boolean waiting = true;

    /** Ticket of the heap by patience. */
    long inPatience;

    AllocationWaiter(AllocationRequest request, Demand demand, ModelAccount account) {
        this.request = request;
        this.demand = demand;
        this.account = account;
    }
}
